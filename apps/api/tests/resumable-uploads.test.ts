import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import { describe, expect, it, vi } from 'vitest';

import { api, type Caller, fileUrl } from './support/api.ts';
import { maxUploadBytes } from './support/engine-server.ts';
import { admin, namesIn, newFolder, newKey, newPerson, newSpace, putFile, unique } from './support/people.ts';
import { withOwnServer } from './support/own-server.ts';
import { open } from './support/raw.ts';
import { append, begin, create, metadata, offsetOf, tus } from './support/tus.ts';

const unknown = '/uploads/upl_01k5x6d1e2f3g4h5j6k7m8n9pq';
const hello = 'hello world';
/** A busy machine takes its time. */
const patience = { timeout: 20_000 };

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

async function textAt(as: Caller, path: string): Promise<string> {
  const answer = await api('GET', fileUrl(path), { as });
  return answer.status === 200 ? answer.text : `status ${answer.status}`;
}

const checksum = (algorithm: 'sha1' | 'sha256', bytes: string) =>
  `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;

describe('an upload in pieces', () => {
  it('becomes a file with its last byte, and not before', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space}/new/hello.txt`;
    const created = await create(person, { path, length: hello.length });
    expect(created.status).toBe(201);
    expect(created.headers.get('upload-offset')).toBe('0');
    expect(Date.parse(created.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now());
    const upload = (created.headers.get('location') ?? '').replace(/^\/api/, '');

    const first = await append(person, upload, { offset: 0, body: 'hello' });
    expect([first.status, first.headers.get('upload-offset'), first.text]).toEqual([204, '5', '']);
    expect(await textAt(person, path)).toBe('status 404');
    const state = await api('HEAD', upload, { as: person, headers: tus });
    expect(Object.fromEntries(state.headers)).toMatchObject({
      'upload-offset': '5',
      'upload-length': '11',
      'upload-metadata': metadata({ path }),
      'cache-control': 'no-store',
    });
    expect(state.headers.has('upload-entry')).toBe(false);

    const last = await append(person, upload, { offset: 5, body: ' world' });
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '11']);
    const { json: entry } = await api<Entry>('GET', `/entries/${last.headers.get('upload-entry')}`, { as: person });
    const sha256 = createHash('sha256').update(hello).digest('hex');
    expect(entry).toMatchObject({ path, size: 11, sha256, contentType: 'text/plain', createdBy: person.id });
    expect(await textAt(person, path)).toBe(hello);
    const hits = await api<{ items: object[] }>('GET', '/search', { as: person, query: { q: 'world', under: space } });
    expect(hits.json.items).toMatchObject([{ entry: { id: entry.id } }]);

    // Whoever has missed the last answer asks again.
    const done = await api('HEAD', upload, { as: person, headers: tus });
    expect([done.headers.get('upload-offset'), done.headers.get('upload-entry')]).toEqual(['11', entry.id]);
    expect(done.headers.has('upload-expires')).toBe(false);
    expect((await append(person, upload, { offset: 11, body: '' })).json.code).toBe('upload_offset_differs');
  });

  it('answers its last bytes with the file, when that is preferred', async () => {
    const { person, space } = await personWithSpace();
    const upload = await begin(person, { path: `${space}/a.txt`, length: 2 });
    const headers = { prefer: 'respond-async, return=representation' };
    expect((await append(person, upload, { offset: 0, body: 'a', headers })).status).toBe(204);
    const last = await append(person, upload, { offset: 1, body: 'b', headers });
    expect([last.status, last.json, last.headers.get('upload-offset')]).toMatchObject([
      200,
      { path: `${space}/a.txt`, size: 2 },
      '2',
    ]);
  });

  it('of no bytes is a file at once', async () => {
    const { person, space } = await personWithSpace();
    const created = await create(person, { path: `${space}/empty`, length: 0 });
    expect([created.status, created.headers.get('upload-offset')]).toEqual([201, '0']);
    const entry = await api<Entry>('GET', `/entries/${created.headers.get('upload-entry')}`, { as: person });
    expect(entry.json).toMatchObject({ path: `${space}/empty`, size: 0 });
  });

  it('makes a new version of a file that is there, or a file beside it', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space}/a.txt`;
    const old = await putFile(person, path, 'old');
    for (const onConflict of ['rename', 'version']) {
      const upload = await begin(person, { path, length: 3, onConflict });
      expect((await append(person, upload, { offset: 0, body: onConflict.slice(0, 3) })).status).toBe(204);
    }
    expect(await namesIn(person, space)).toEqual(['a (2).txt', 'a.txt']);
    expect([await textAt(person, `${space}/a (2).txt`), await textAt(person, path)]).toEqual(['ren', 'ver']);
    const versions = await api<{ items: object[] }>('GET', `/entries/${old.id}/versions`, { as: person });
    expect(versions.json.items).toHaveLength(2);
  });

  it('goes where its space has gone meanwhile', async () => {
    const { person, space } = await personWithSpace();
    const upload = await begin(person, { path: `${space}/a.txt`, length: 1 });
    const name = unique('renamed');
    expect((await api('PATCH', `/spaces/${space}`, { as: person, json: { name } })).status).toBe(200);
    await append(person, upload, { offset: 0, body: 'a' });
    expect(await textAt(person, `${name}/a.txt`)).toBe('a');
  });

  it('can be given up, at any time', async () => {
    const { person, space } = await personWithSpace();
    for (const body of ['', 'hello', hello]) {
      const upload = await begin(person, { path: `${space}/a.txt`, length: hello.length });
      await append(person, upload, { offset: 0, body });
      const cancelled = await api('DELETE', upload, { as: person, headers: tus });
      expect([cancelled.status, cancelled.headers.get('tus-resumable')]).toEqual([204, '1.0.0']);
      expect(await offsetOf(person, upload)).toBe('status 404');
      expect((await api('DELETE', upload, { as: person, headers: tus })).json.code).toBe('upload_not_found');
    }
    // It was a file already.
    expect(await textAt(person, `${space}/a.txt`)).toBe(hello);
  });
});

describe('the bytes of an upload', () => {
  async function begun(length = hello.length) {
    const { person, space } = await personWithSpace();
    return { person, space, upload: await begin(person, { path: `${space}/a.txt`, length }) };
  }

  it('go where they belong, or nowhere', async () => {
    const { person, upload } = await begun();
    for (const offset of [1, 11, 12]) {
      const answer = await append(person, upload, { offset, body: 'x' });
      expect([answer.status, answer.json.code]).toEqual([409, 'upload_offset_differs']);
    }
    await append(person, upload, { offset: 0, body: 'hello' });
    expect((await append(person, upload, { offset: 0, body: 'hello' })).status).toBe(409);
    expect(await offsetOf(person, upload)).toBe(5);
  });

  it.each(['announced', 'in chunks'])('are no more than there should be, %s', async (how) => {
    const { person, upload } = await begun(3);
    const body = how === 'announced' ? 'four' : new Blob(['four']).stream();
    const answer = await append(person, upload, { offset: 0, body });
    expect([answer.status, answer.json.code]).toEqual([413, 'payload_too_large']);
    expect(await offsetOf(person, upload)).toBe(0);
  });

  it.each(['sha1', 'sha256'] as const)('have the %s that is said, or do not count', async (algorithm) => {
    const { person, space, upload } = await begun();
    const send = (offset: number, body: string, meant = body) =>
      append(person, upload, { offset, body, headers: { 'upload-checksum': checksum(algorithm, meant) } });
    const damaged = await send(0, 'hallo', 'hello');
    expect([damaged.status, damaged.json.code, damaged.headers.get('tus-resumable')]).toEqual([
      460,
      'checksum_mismatch',
      '1.0.0',
    ]);
    expect(await offsetOf(person, upload)).toBe(0);
    expect((await send(0, 'hello')).status).toBe(204);
    expect((await send(5, ' wörd', ' world')).status).toBe(460);
    expect(await offsetOf(person, upload)).toBe(5);
    expect((await send(5, ' world')).status).toBe(204);
    expect(await textAt(person, `${space}/a.txt`)).toBe(hello);
  });

  it('have the Content-Digest that is said, or do not count', async () => {
    const { person, space, upload } = await begun();
    const digest = (text: string) => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
    const send = (body: string) =>
      append(person, upload, { offset: 0, body, headers: { 'content-digest': digest(hello) } });
    const damaged = await send('hello wørl');
    expect([damaged.status, damaged.json.code]).toEqual([422, 'digest_mismatch']);
    expect(await offsetOf(person, upload)).toBe(0);
    expect((await send(hello)).status).toBe(204);
    expect(await textAt(person, `${space}/a.txt`)).toBe(hello);
  });

  it('stay when the connection breaks, unless they were to have a digest', async () => {
    await withOwnServer(async ({ url, dataDir, admin: as }) => {
      const upload = await begin(as, { path: 'shared/a.bin', length: 1_000_000, url });
      const half = Buffer.alloc(300_000, 'half of it ');
      const checked = await beginAppending({ url, as, upload }, { 'upload-checksum': checksum('sha256', 'all of it') });
      checked.write(half);
      await vi.waitFor(() => expect(sizes(dataDir)).toEqual([300_000]), patience);
      const other = await append(as, upload, { offset: 0, body: 'x', url });
      expect([other.status, other.json.code, other.headers.get('retry-after')]).toEqual([409, 'upload_in_use', '1']);
      checked.destroy();
      // It leaves when the server has heard of it, without anything that counts.
      await vi.waitFor(
        async () => expect((await append(as, upload, { offset: 0, body: '', url })).status).toBe(204),
        patience,
      );
      expect(await offsetOf(as, upload, { url })).toBe(0);
      const again = await beginAppending({ url, as, upload });
      again.write(Buffer.alloc(400_000, 'more of it '));
      await vi.waitFor(() => expect(sizes(dataDir)).toEqual([400_000]), patience);
      again.destroy();
      await vi.waitFor(async () => expect(await offsetOf(as, upload, { url })).toBe(400_000), patience);
    });
  });

  it('are appended by one of two, and the other is told so', async () => {
    const { person, space, upload } = await begun(2_000_000);
    const bytes = Buffer.alloc(2_000_000, 'two writers ');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => append(person, upload, { offset: 0, body: new Uint8Array(bytes) })),
    );
    const refused = answers.filter(({ status }) => status !== 204);
    expect(refused).toHaveLength(7);
    for (const { json } of refused) expect(['upload_in_use', 'upload_offset_differs']).toContain(json.code);
    expect(await textAt(person, `${space}/a.txt`)).toBe(bytes.toString());
  });

  it('are of the one type that tus knows', async () => {
    const { person, upload } = await begun();
    const answer = await append(person, upload, { offset: 0, body: 'x', headers: { 'content-type': 'text/plain' } });
    expect([answer.status, answer.json.code]).toEqual([415, 'unsupported_media_type']);
  });
});

describe('what an upload is begun with', () => {
  it('is looked at before any byte is sent', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/file.txt`);
    await newFolder(person, `${space}/folder`);
    for (const [path, status, code, headers] of [
      [`${space}/a/../b`, 400, 'invalid_path', {}],
      ['nowhere/a.txt', 404, 'entry_not_found', {}],
      [`${space}/folder`, 409, 'not_a_file', {}],
      [`${space}/file.txt/below`, 409, 'not_a_folder', {}],
      [`${space}/file.txt`, 412, 'precondition_failed', { 'if-none-match': '*' }],
      [`${space}/new.txt`, 412, 'precondition_failed', { 'if-match': '*' }],
      [`${space}/new.txt`, 412, 'unsupported_tus_version', { 'tus-resumable': '0.2.2' }],
    ] as const) {
      const answer = await create(person, { path, length: 1, headers });
      expect([answer.status, answer.json.code], path).toEqual([status, code]);
    }
    const large = await create(person, { path: `${space}/a/../b`, length: maxUploadBytes + 1 });
    expect([large.status, large.json.code]).toEqual([413, 'payload_too_large']);
  });

  it('holds when the last byte has come, or there is no file', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space}/a.txt`;
    const uploads = await Promise.all(
      [{ 'if-none-match': '*' }, {}, {}].map((headers, index) =>
        begin(person, { path: index === 2 ? `${path}/below` : path, length: 1, headers }),
      ),
    );
    const send = async (upload = '') => {
      const { status, json } = await append(person, upload, { offset: 0, body: 'a' });
      return [status, json?.code];
    };
    await putFile(person, path, 'there first');
    expect(await send(uploads[0])).toEqual([412, 'precondition_failed']);
    expect(await send(uploads[2])).toEqual([409, 'not_a_folder']);
    // The bytes of an upload that was refused are asked for again, once it can become a file.
    expect(await offsetOf(person, uploads[0] ?? '')).toBe(0);
    await api('DELETE', fileUrl(path), { as: person });
    expect(await send(uploads[0])).toEqual([204, undefined]);
    await api('DELETE', fileUrl(path), { as: person });
    await newFolder(person, path);
    expect(await send(uploads[1])).toEqual([409, 'not_a_file']);
  });

  it('fits into the quota, then and now', async () => {
    const { person, space } = await personWithSpace();
    const limit = async (quotaBytes: number | null) =>
      expect((await api('PUT', `/spaces/${space}/quota`, { as: await admin(), json: { quotaBytes } })).status).toBe(
        200,
      );
    await limit(10);
    const large = await create(person, { path: `${space}/a.txt`, length: 11 });
    expect([large.status, large.json.code]).toEqual([507, 'quota_exceeded']);
    const upload = await begin(person, { path: `${space}/a.txt`, length: 10 });
    await putFile(person, `${space}/b.txt`, 'b');
    const answer = await append(person, upload, { offset: 0, body: '0123456789' });
    expect([answer.status, answer.json.code]).toEqual([507, 'quota_exceeded']);
    await limit(null);
    expect((await append(person, upload, { offset: 0, body: '0123456789' })).status).toBe(204);
  });

  it('must be a path that is short enough when the last byte has come', async () => {
    const person = await newPerson();
    const { name: space } = await newSpace(person, unique('s').slice(0, 8));
    const folder = `${space}/${`${'a'.repeat(250)}/`.repeat(4)}`;
    const upload = await begin(person, { path: folder.padEnd(1024, 'x'), length: 1 });
    const json = { name: unique('a-longer-name-of-a-space') };
    expect((await api('PATCH', `/spaces/${space}`, { as: person, json })).status).toBe(200);
    const answer = await append(person, upload, { offset: 0, body: 'a' });
    expect([answer.status, answer.json.code]).toEqual([400, 'invalid_path']);
  });
});

describe('an upload belongs to whoever began it', () => {
  it('and to nobody else, with whatever role', async () => {
    const { person, space } = await personWithSpace();
    const upload = await begin(person, { path: `${space}/a.txt`, length: 1 });
    const elsewhere = await newKey(person, ['files:write'], [(await newSpace(person)).id]);
    for (const as of [await newPerson(), elsewhere]) {
      expect(await offsetOf(as, upload)).toBe('status 404');
      expect((await append(as, upload, { offset: 0, body: 'x' })).json.code).toBe('upload_not_found');
      expect((await api('DELETE', upload, { as, headers: tus })).json.code).toBe('upload_not_found');
    }
    expect(await offsetOf(person, upload)).toBe(0);
    expect(await offsetOf(person, unknown)).toBe('status 404');
  });

  it('their programs included, as far as their keys go', async () => {
    const { person, space } = await personWithSpace();
    const upload = await begin(person, { path: `${space}/a.txt`, length: 1 });
    const reader = await newKey(person, ['files:read']);
    expect(await offsetOf(reader, upload)).toBe('status 403');
    expect((await append(reader, upload, { offset: 0, body: 'x' })).status).toBe(403);
    expect((await api('DELETE', upload, { as: reader, headers: tus })).status).toBe(403);
    expect((await create(reader, { path: `${space}/b.txt`, length: 1 })).status).toBe(403);
    const writer = await newKey(person, ['files:write']);
    expect((await append(writer, upload, { offset: 0, body: 'x' })).status).toBe(204);
  });
});

it('nothing of an upload that is given up while it is sent stays on the disk', async () => {
  await withOwnServer(async ({ url, dataDir, admin: as }) => {
    const upload = await begin(as, { path: 'shared/a.bin', length: 1_000_000, url });
    const socket = await beginAppending({ url, as, upload });
    socket.write(Buffer.alloc(300_000));
    await vi.waitFor(() => expect(sizes(dataDir)).toEqual([300_000]), patience);
    expect((await api('DELETE', upload, { as, headers: tus, url })).status).toBe(204);
    const answer = once(socket, 'data');
    socket.write(Buffer.alloc(700_000));
    expect(String(await answer)).toContain('404 Not Found');
    socket.destroy();
    expect(sizes(dataDir)).toEqual([]);
    const { json } = await api<{ items: object[] }>('GET', '/entries', { as, url, query: { folder: 'shared' } });
    expect(json.items).toEqual([]);
  });
});

/** Sends the head of a request that announces a million bytes from the first on. */
function beginAppending(
  { url, as, upload }: { readonly url: string; readonly as: Caller; readonly upload: string },
  more: Readonly<Record<string, string>> = {},
) {
  const about = {
    'content-type': 'application/offset+octet-stream',
    'content-length': '1000000',
    'upload-offset': '0',
  };
  return open(`PATCH /api${upload} HTTP/1.1`, { ...as.headers, ...tus, ...about, ...more }, url);
}

/** Of what has come of uploads so far. */
function sizes(dataDir: string): number[] {
  const folder = join(dataDir, 'partial');
  return readdirSync(folder).map((name) => statSync(join(folder, name)).size);
}
