import { createHash, randomBytes } from 'node:crypto';

import type { CreatedShare, Entry, EntryPage, SharedPage, ShareLink, SharePage } from '@sheaf/contracts';
import { describe, expect, it, vi } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import {
  archive,
  cookieOf,
  download,
  listing,
  newShare,
  password,
  shared,
  siblings,
  unlock,
  upload,
} from './support/links.ts';
import { withOwnServer } from './support/own-server.ts';
import { unpacked } from './support/unpacked.ts';
import { namesIn, newSpace, unique } from './support/people.ts';
import { open, raw } from './support/raw.ts';

const nobody = 'A'.repeat(43);

describe('a link to a folder', () => {
  it('shows it, lists it and gives its files, and nothing of where they lie', async () => {
    const { token, space, person } = await newShare();
    const { status, json, text, headers } = await shared(token);
    expect([status, headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
      200,
      'no-referrer',
      'no-store',
    ]);
    expect(json).toMatchObject({ access: 'read', sharedBy: person.handle, expiresAt: null, downloadsLeft: null });
    expect(json.entry).toMatchObject({ kind: 'folder', name: 'folder', path: '', size: null });
    expect(text).not.toContain(space.name);
    const top = await listing(token);
    expect(top.json.items.map(({ path, kind }) => [path, kind])).toEqual([
      ['deep', 'folder'],
      ['a.txt', 'file'],
    ]);
    expect(top.text).not.toContain(space.name);
    const deep = await listing(token, 'deep');
    expect(deep.json).toMatchObject({
      total: 1,
      folder: { path: 'deep', name: 'deep' },
      items: [{ path: 'deep/b.txt' }],
    });
    const first = await api<SharedPage>('GET', `/shared/${token}/entries`, { query: { limit: 1 } });
    const cursor = first.json.nextCursor ?? '';
    const rest = await api<SharedPage>('GET', `/shared/${token}/entries`, { query: { limit: 1, cursor } });
    expect(rest.json.items.map(({ path }) => path)).toEqual(['a.txt']);
    expect((await listing(token, 'a.txt')).status).toBe(409);
    expect((await listing(token, 'nowhere')).status).toBe(404);
    expect((await download(token, 'deep/B.TXT')).text).toBe('deeper');
    expect((await download(token, 'deep')).status).toBe(409);
  });

  it('gives it, or a folder in it, as an archive', async () => {
    const { token } = await newShare();
    const whole = await archive(token);
    expect(await unpacked(whole.bytes)).toEqual({
      'folder/': null,
      'folder/a.txt': 'hello world',
      'folder/deep/': null,
      'folder/deep/b.txt': 'deeper',
    });
    expect(whole.headers.get('content-disposition')).toBe('attachment; filename="folder.zip"');
    expect(whole.headers.get('referrer-policy')).toBe('no-referrer');
    const deep = await archive(token, { folder: 'deep' });
    expect(await unpacked(deep.bytes)).toEqual({ 'deep/': null, 'deep/b.txt': 'deeper' });
    const refusals = await Promise.all(
      ['nowhere', '../outside.txt', 'a.txt'].map((folder) => archive(token, { folder })),
    );
    expect(refusals.map(({ json }) => json.code)).toEqual(['entry_not_found', 'invalid_path', 'not_a_folder']);
  });

  it('gives files by the rules of every download', async () => {
    const { token, file } = await newShare();
    const whole = await download(token, 'a.txt');
    expect([whole.status, whole.text]).toEqual([200, 'hello world']);
    const wanted = {
      etag: file.etag,
      'content-disposition': 'attachment; filename="a.txt"',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'referrer-policy': 'no-referrer',
    };
    for (const [name, value] of Object.entries(wanted)) expect(whole.headers.get(name), name).toBe(value);
    const part = await download(token, 'a.txt', { range: 'bytes=6-' });
    expect([part.status, part.text]).toEqual([206, 'world']);
    expect((await download(token, 'a.txt', { 'if-none-match': file.etag ?? '' })).status).toBe(304);
    expect((await download(token, 'a.txt', { 'if-match': '"other"' })).status).toBe(412);
    expect((await download(token, 'a.txt', { range: 'bytes=100-' })).status).toBe(416);
    const shown = await api('GET', `/shared/${token}/files/a.txt`, { query: { disposition: 'inline' } });
    expect(shown.headers.get('content-disposition')).toBe('inline; filename="a.txt"');
  });

  it('leads to nothing beside it', async () => {
    const { token, space, folder, person } = await newShare();
    for (const path of [
      '../outside.txt',
      '%2e%2e/outside.txt',
      '..%2foutside.txt',
      '..%5coutside.txt',
      'deep/../../outside.txt',
      'deep/%2e%2e/%2e%2e/outside.txt',
      '%2foutside.txt',
      '%252e%252e/outside.txt',
      'outside.txt',
      `${space.name}/outside.txt`,
      folder.id,
      'folder/a.txt',
    ]) {
      const read = await raw(`GET /api/shared/${token}/files/${path}`);
      expect([400, 404], path).toContain(read.status);
      expect(read.body, path).not.toContain('a secret');
      const listed = await api('GET', `/shared/${token}/entries?folder=${path}`);
      expect([400, 404], path).toContain(listed.status);
    }
    const { json } = await api<CreatedShare>('POST', '/shares', {
      as: person,
      json: { entry: folder.id, access: 'upload' },
    });
    for (const path of ['%2e%2e/new.txt', '%2e%2e%2fnew.txt', '..%5cnew.txt', '%2fnew.txt']) {
      const written = await raw(`PUT /api/shared/${json.token}/files/${path}`, { 'content-length': '0' });
      expect([400, 404], path).toContain(written.status);
    }
    expect(await namesIn(person, space.name)).toEqual(['folder', 'outside.txt']);
  });

  it('follows it through renames and moves, and out of the trash', async () => {
    const { token, folder, person, space } = await newShare();
    const other = await newSpace(person);
    for (const path of [`${space.name}/renamed`, `${other.name}/moved`]) {
      expect((await api('PATCH', `/entries/${folder.id}`, { as: person, json: { path } })).status).toBe(200);
      expect((await shared(token)).json.entry.name).toBe(path.split('/')[1]);
      expect((await download(token, 'deep/b.txt')).text).toBe('deeper');
    }
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    for (const use of siblings(token)) expect((await use()).status).toBe(404);
    await api('POST', `/trash/${folder.id}/restore`, { as: person });
    expect((await download(token, 'a.txt')).status).toBe(200);
  });

  it('takes no uploads when it is for reading', async () => {
    const { token, person, space } = await newShare();
    expect((await upload(token, 'new.txt')).status).toBe(403);
    expect(await namesIn(person, `${space.name}/folder`)).toEqual(['deep', 'a.txt']);
  });
});

describe('a link to a file', () => {
  it('gives this file, under its name', async () => {
    const { token, person, file, space } = await newShare({}, 'file');
    expect((await shared(token)).json.entry).toMatchObject({ kind: 'file', name: 'a.txt', path: 'a.txt', size: 11 });
    expect((await download(token, 'a.txt')).text).toBe('hello world');
    for (const path of ['b.txt', 'deep/b.txt', 'a.txt/a.txt', 'folder/a.txt']) {
      expect((await download(token, path)).status, path).toBe(404);
    }
    expect([(await listing(token)).status, (await archive(token)).status]).toEqual([409, 409]);
    await api('PATCH', `/entries/${file.id}`, { as: person, json: { path: `${space.name}/c.txt` } });
    expect((await shared(token)).json.entry.path).toBe('c.txt');
    expect([(await download(token, 'c.txt')).status, (await download(token, 'a.txt')).status]).toEqual([200, 404]);
  });
});

describe('a link for uploads', () => {
  it('takes files, replaces none, and shows none', async () => {
    const { token, person, space } = await newShare({ access: 'upload' });
    const first = await upload(token, 'a.txt', 'mine');
    expect([first.status, first.json.name, first.json.path]).toEqual([201, 'a (2).txt', 'a (2).txt']);
    const answers = await Promise.all(['1', '2', '3'].map((body) => upload(token, 'new/c.txt', body)));
    expect(answers.map(({ json }) => json.path).toSorted()).toEqual(['new/c (2).txt', 'new/c (3).txt', 'new/c.txt']);
    expect((await upload(token, 'DEEP/c.txt')).json.path).toBe('deep/c.txt');
    const as = person;
    expect((await api('GET', fileUrl(`${space.name}/folder/a.txt`), { as })).text).toBe('hello world');
    const { json } = await api<{ items: Entry[] }>('GET', '/entries', {
      as,
      query: { folder: `${space.name}/folder/new` },
    });
    expect(json.items.map(({ name, createdBy }) => [name, createdBy])).toEqual(
      ['c (2).txt', 'c (3).txt', 'c.txt'].map((name) => [name, person.id]),
    );
    expect((await shared(token)).json.entry.name).toBe('folder');
    const looks = await Promise.all([listing(token), download(token, 'a.txt'), archive(token)]);
    expect(looks.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await upload(token, 'a.txt/below.txt')).status).toBe(409);
    const digest = createHash('sha256').update('other bytes').digest('base64');
    expect((await upload(token, 'd.txt', 'new', { 'content-digest': `sha-256=:${digest}:` })).status).toBe(422);
    expect(await namesIn(person, `${space.name}/folder`)).toEqual(['deep', 'new', 'a (2).txt', 'a.txt']);
  });

  it('keeps to what a file, the space and who made it may hold', async () => {
    await withOwnServer(
      async ({ url, admin: as }) => {
        const space = await newSpace(as, unique('space'), { url });
        const json = { entry: space.root, access: 'upload' };
        const { json: share } = await api<CreatedShare>('POST', '/shares', { url, as, json });
        const put = (size: number) => api('PUT', `/shared/${share.token}/files/a.bin`, { url, body: 'x'.repeat(size) });
        expect((await put(100)).status).toBe(201);
        expect((await put(2000)).json.code).toBe('payload_too_large');
        expect((await put(600)).status).toBe(201);
        expect((await put(600)).json.code).toBe('quota_exceeded');
      },
      { SHEAF_MAX_UPLOAD_BYTES: '1000', SHEAF_SPACE_QUOTA_BYTES: '1000' },
    );
  });
});

describe('a password', () => {
  it('is asked for everywhere, and its cookie opens this link alone', async () => {
    const [{ token, person, share }, other] = [await newShare({ password }), await newShare({ password })];
    const openable = await api<ShareLink>('GET', `/links/${token}`, { headers: { accept: 'application/json' } });
    expect(openable.json).toEqual({ access: 'read', hasPassword: true, expiresAt: null });
    const wrong = await unlock(token, 'a wrong guess');
    expect([wrong.status, wrong.json.code, cookieOf(wrong)]).toEqual([403, 'wrong_password', '']);

    const [header = ''] = (await unlock(token)).headers.getSetCookie();
    expect(header).toMatch(new RegExp(`; Path=/api/shared/${token}; Expires=[^;]+; HttpOnly; SameSite=Lax$`));
    const cookie = header.split(';')[0] ?? '';
    const foreign = cookieOf(await unlock(other.token));
    const [value = '', signature = ''] = cookie.split('=')[1]?.split('.') ?? [];
    const forged = [foreign, `sheaf_share=${Number(value) + 1}.${signature}`, `sheaf_share=${value}.`, 'sheaf_share=x'];
    for (const bad of ['', ...forged]) {
      for (const use of siblings(token, bad === '' ? {} : { cookie: bad })) expect((await use()).status, bad).toBe(401);
    }
    expect((await shared<{ code: string }>(token)).json.code).toBe('share_locked');
    // What is for uploads is asked for it, too.
    const json = { entry: share.entry, access: 'upload', password };
    const { json: request } = await api<CreatedShare>('POST', '/shares', { as: person, json });
    expect((await upload(request.token, 'new.txt')).status).toBe(401);
    const allowed = { cookie: cookieOf(await unlock(request.token)) };
    expect((await upload(request.token, 'new.txt', 'new', allowed)).status).toBe(201);

    expect((await Promise.all(siblings(token, { cookie }).map((use) => use()))).map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 206, 200, 200, 403,
    ]);
    await api('PATCH', `/shares/${share.id}`, { as: person, json: { password } });
    for (const use of siblings(token, { cookie })) expect((await use()).status).toBe(401);
  });

  it('can be guessed a few times only', async () => {
    await withOwnServer(
      async ({ url, admin: as }) => {
        const { json: file } = await api<Entry>('PUT', fileUrl('shared/a.txt'), { url, as, body: 'a' });
        const json = { entry: file.id, password };
        const { json: share } = await api<CreatedShare>('POST', '/shares', { url, as, json });
        const guess = (text: string) => api('POST', `/links/${share.token}`, { url, json: { password: text } });
        const answers = await Promise.all(Array.from({ length: 12 }, () => guess('a wrong guess')));
        expect(tally(answers)).toEqual({ 403: 10, 429: 2 });
        expect((await guess(password)).status).toBe(429);
      },
      { SHEAF_RATE_LIMIT: '1000/10' },
    );
  });
});

describe('opening a link', () => {
  it('leads people to its page, and tells programs about it', async () => {
    const { token } = await newShare();
    const html = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    for (const accept of ['*/*', html, `${html},application/json`]) {
      const { status, headers } = await api('GET', `/links/${token}`, { headers: { accept } });
      expect([status, headers.get('location')], accept).toEqual([307, `/s/${token}`]);
      expect([headers.get('referrer-policy'), headers.get('vary')]).toEqual(['no-referrer', 'Accept']);
    }
    const { status, json } = await api<ShareLink>('GET', `/links/${token}`, {
      headers: { accept: 'application/json' },
    });
    expect([status, json]).toEqual([200, { access: 'read', hasPassword: false, expiresAt: null }]);
  });

  it('takes a token that there is', async () => {
    for (const use of [...siblings(nobody), () => api('GET', `/links/${nobody}`), () => unlock(nobody)]) {
      const answer = await use();
      expect([answer.status, answer.headers.get('referrer-policy')]).toEqual([404, 'no-referrer']);
    }
    for (const token of ['x', 'é'.repeat(43), 'a'.repeat(44)]) {
      expect((await shared(encodeURIComponent(token))).status).toBe(400);
      expect((await api('GET', `/links/${encodeURIComponent(token)}`)).status).toBe(400);
      expect((await unlock(encodeURIComponent(token))).status).toBe(400);
    }
    const { token } = await newShare();
    expect((await api('POST', `/links/${token}`, { json: {} })).status).toBe(400);
  });
});

describe('the end of a link', () => {
  it('comes at its time, for every use', async () => {
    const { token, share, person } = await newShare();
    const soon = new Date(Date.now() + 1_500).toISOString();
    expect((await api('PATCH', `/shares/${share.id}`, { as: person, json: { expiresAt: soon } })).status).toBe(200);
    await vi.waitFor(async () => expect((await shared(token)).status).toBe(410), { timeout: 10_000 });
    for (const use of [...siblings(token), () => api('GET', `/links/${token}`), () => unlock(token)]) {
      expect((await use()).status).toBe(410);
    }
    expect((await shared<{ code: string }>(token)).json.code).toBe('share_expired');
    const { json } = await api<SharePage>('GET', '/shares', { as: person });
    expect(json.items[0]?.active).toBe(false);
  });

  it('comes when it is revoked, and then nobody can tell that it was there', async () => {
    const { token, share, person } = await newShare();
    expect((await api('DELETE', `/shares/${share.id}`, { as: person })).status).toBe(204);
    for (const [index, use] of siblings(token).entries()) {
      const answer = await use();
      const other = await siblings(nobody)[index]?.();
      expect([answer.status, answer.text.replace(/"requestId":"[^"]+"/, '')]).toEqual([
        404,
        other?.text.replace(/"requestId":"[^"]+"/, ''),
      ]);
    }
  });

  it.each(['files/a.bin', 'archive'])('breaks off what is being downloaded: %s', async (what) => {
    await withOwnServer(async ({ url, admin: as }) => {
      // More than the connection takes in while nobody reads, and than is sent between two looks.
      const size = 64 * 1024 * 1024;
      const body = randomBytes(size);
      await api<Entry>('PUT', fileUrl('shared/folder/a.bin'), { url, as, body });
      const query = { folder: 'shared/folder' };
      const { json: listed } = await api<EntryPage>('GET', '/entries', { url, as, query });
      const json = { entry: listed.folder.id };
      const { json: share } = await api<CreatedShare>('POST', '/shares', { url, as, json });
      const received = async (meanwhile: () => Promise<unknown>) => {
        const socket = await open(`GET /api/shared/${share.token}/${what} HTTP/1.1`, { connection: 'close' }, url);
        const head = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
        socket.pause();
        expect(String(head.subarray(0, 15))).toBe('HTTP/1.1 200 OK');
        await meanwhile();
        let bytes = head.byteLength;
        socket.on('data', (chunk: Buffer) => (bytes += chunk.byteLength));
        socket.resume();
        await new Promise((resolve) => socket.once('close', resolve));
        return bytes;
      };
      expect(await received(async () => {})).toBeGreaterThan(size);
      const revoke = () => api('DELETE', `/shares/${share.id}`, { url, as });
      expect(await received(revoke)).toBeLessThan(size / 2);
    });
  });
});
