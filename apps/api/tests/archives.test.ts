import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { CreatedShare, EntryPage } from '@sheaf/contracts';
import { describe, expect, inject, it, vi } from 'vitest';
import { fromBufferPromise } from 'yauzl';

import { api, fileUrl, type ApiOptions, type Caller } from './support/api.ts';
import { filesBelow } from './support/files-below.ts';
import { withOwnServer } from './support/own-server.ts';
import { newFolder, newKey, newPerson, newSpace, putFile } from './support/people.ts';
import { unpacked } from './support/unpacked.ts';

function archiveUrl(path: string, entries: readonly string[] = []): string {
  const query = entries.map((id) => `entries=${id}`).join('&');
  return `${fileUrl(path).replace('/files', '/archives')}${query === '' ? '' : `?${query}`}`;
}

async function download(as: Caller, path: string, entries?: readonly string[], options: ApiOptions = {}) {
  const answer = await api('GET', archiveUrl(path, entries), { as, ...options });
  if (answer.status !== 200) throw new Error(answer.text);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return { contents: await unpacked(answer.bytes), saved: answer.headers.get('content-disposition') };
}

/** A space with a folder that has something of everything. */
async function shelf() {
  const person = await newPerson();
  const { id, name: space } = await newSpace(person);
  const docs = await newFolder(person, `${space}/docs`);
  const file = await putFile(person, `${space}/docs/größe.txt`, 'old');
  await putFile(person, `${space}/docs/größe.txt`, 'the text');
  const nothing = await newFolder(person, `${space}/docs/nothing`);
  await putFile(person, `${space}/docs/deep/er/b.txt`, 'b'.repeat(300_000));
  const gone = await putFile(person, `${space}/docs/gone.txt`, 'gone');
  await api('DELETE', `/entries/${gone.id}`, { as: person });
  const other = await putFile(person, `${space}/other.txt`, 'other');
  return { person, id, space, docs, file, nothing, gone, other };
}

const inDocs = {
  'docs/': null,
  'docs/größe.txt': 'the text',
  'docs/nothing/': null,
  'docs/deep/': null,
  'docs/deep/er/': null,
  'docs/deep/er/b.txt': 'b'.repeat(300_000),
};

describe('an archive', () => {
  it('holds a folder with all in it, empty folders too, without the trash and earlier versions', async () => {
    const { person, space } = await shelf();
    const { contents, saved } = await download(person, `${space}/docs`);
    expect(contents).toEqual(inDocs);
    expect(saved).toBe('attachment; filename="docs.zip"');
  });

  it('holds a space, or a single file', async () => {
    const { person, space } = await shelf();
    const whole = Object.entries(inDocs).map(([name, text]) => [`${space}/${name}`, text]);
    expect((await download(person, space)).contents).toEqual({
      ...Object.fromEntries(whole),
      [`${space}/`]: null,
      [`${space}/other.txt`]: 'other',
    });
    const { contents, saved } = await download(person, `${space}/docs/größe.txt`);
    expect(contents).toEqual({ 'größe.txt': 'the text' });
    expect(saved).toBe(`attachment; filename="gr__e.txt.zip"; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt.zip`);
  });

  it('holds some entries of a folder, each under its name', async () => {
    const { person, space, file, nothing, docs, other } = await shelf();
    const some = await download(person, `${space}/docs`, [file.id, nothing.id, file.id]);
    expect(some.contents).toEqual({ 'größe.txt': 'the text', 'nothing/': null });
    expect(some.saved).toBe('attachment; filename="docs.zip"');
    expect((await download(person, space, [docs.id, other.id])).contents).toEqual({ ...inDocs, 'other.txt': 'other' });
  });

  it('has no name that leads elsewhere when it is unpacked', async () => {
    const person = await newPerson();
    const { name: space } = await newSpace(person);
    const [drive, folder] = [await putFile(person, `${space}/c:a.txt`), await newFolder(person, `${space}/D:`)];
    const names = Object.keys((await download(person, space, [drive.id, folder.id])).contents);
    expect(names.toSorted()).toEqual(['D\ua789/', 'c\ua789a.txt']);
  });

  it('tells HEAD its name alone', async () => {
    const { person, space } = await shelf();
    const answer = await api('HEAD', archiveUrl(`${space}/docs`), { as: person });
    expect([answer.status, answer.bytes.byteLength]).toEqual([200, 0]);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="docs.zip"');
  });

  it('is refused for what is not there, no folder, or no id', async () => {
    const { person, space, other, file, gone } = await shelf();
    const ask = async (path: string, entries?: string[]) => {
      const { status, json } = await api('GET', archiveUrl(path, entries), { as: person });
      return [status, json.code];
    };
    expect(await ask(`${space}/missing`)).toEqual([404, 'entry_not_found']);
    expect(await ask(`${space}/nul`)).toEqual([400, 'invalid_path']);
    for (const outside of [other, gone]) {
      expect(await ask(`${space}/docs`, [file.id, outside.id])).toEqual([404, 'entry_not_found']);
    }
    expect(await ask(`${space}/other.txt`, [file.id])).toEqual([409, 'not_a_folder']);
    expect(await ask(space, ['ent_x'])).toEqual([400, 'invalid_input']);
  });

  it('is for members of the space', async () => {
    const { person, id, space } = await shelf();
    const url = archiveUrl(`${space}/docs`);
    expect((await api('GET', url)).status).toBe(401);
    expect((await api('GET', url, { as: await newPerson() })).json.code).toBe('entry_not_found');
    expect((await api('GET', url, { as: await newKey(person, ['files:write']) })).status).toBe(403);
    expect((await api('GET', url, { as: await newKey(person, ['files:read'], [id]) })).status).toBe(200);
    const elsewhere = await newSpace(person);
    expect((await api('GET', url, { as: await newKey(person, ['files:read'], [elsewhere.id]) })).status).toBe(404);
  });
});

describe('an archive on its way', () => {
  // More than the connection takes in while nobody reads.
  const noise = randomBytes(8 * 1024 * 1024);

  it('is whole, though everything in it is changed, deleted and purged meanwhile', async () => {
    const person = await newPerson();
    const { name: space } = await newSpace(person);
    const folder = await newFolder(person, `${space}/folder`);
    const names = ['a.bin', 'b.bin', 'c.bin', 'd.bin'];
    for (const name of names) await putFile(person, `${space}/folder/${name}`, noise);
    const { url } = inject('server');
    const { headers } = person;
    const response = await fetch(`${url}/api${archiveUrl(`${space}/folder`)}`, { headers });
    await putFile(person, `${space}/folder/b.bin`, 'changed');
    await api('PATCH', `/entries/${folder.id}`, { as: person, json: { path: `${space}/renamed` } });
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    expect((await api('DELETE', `/trash/${folder.id}`, { as: person })).status).toBe(204);
    const reader = await fromBufferPromise(Buffer.from(await response.arrayBuffer()));
    const found: string[] = [];
    for await (const entry of reader.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      found.push(entry.fileName);
      const hash = createHash('sha256');
      for await (const chunk of await reader.openReadStreamPromise(entry)) hash.update(chunk);
      expect(hash.digest()).toEqual(createHash('sha256').update(noise).digest());
    }
    expect(found.toSorted()).toEqual(names.map((name) => `folder/${name}`));
  });

  it('breaks off when bytes are gone from the disk, and the log names them', async () => {
    await withOwnServer(async ({ url, dataDir, admin, output }) => {
      await api('PUT', '/files/shared/a.txt', { url, as: admin, body: 'a' });
      const [key = ''] = filesBelow(join(dataDir, 'blobs'));
      rmSync(join(dataDir, 'blobs'), { recursive: true });
      const whole = fetch(`${url}/api/archives/shared`, admin).then((response) => response.arrayBuffer());
      await expect(whole).rejects.toThrow(/^(terminated|fetch failed)$/);
      await expect.poll(output).toMatch(new RegExp(`"level":50.*${key}.*an archive broke off`));
    });
  });

  it('has as many entries as the server allows', async () => {
    const limits = { SHEAF_MAX_ARCHIVE_ENTRIES: '3' };
    await withOwnServer(async ({ url, admin }) => {
      const put = (name: string) => api('PUT', `/files/shared/${name}`, { url, as: admin, body: name });
      for (const name of ['a', 'b']) await put(name);
      const { contents } = await download(admin, 'shared', [], { url });
      expect(contents).toEqual({ 'shared/': null, 'shared/a': 'a', 'shared/b': 'b' });
      await put('c');
      const { status, json } = await api('GET', '/archives/shared', { url, as: admin });
      expect([status, json.code]).toEqual([409, 'archive_too_large']);
      const { json: shared } = await api<EntryPage>('GET', '/entries', { url, as: admin, query: { folder: 'shared' } });
      const link = { entry: shared.folder.id };
      const { json: share } = await api<CreatedShare>('POST', '/shares', { url, as: admin, json: link });
      expect((await api('GET', `/shared/${share.token}/archive`, { url })).json.code).toBe('archive_too_large');
    }, limits);
  });

  it('waits its turn when others take all the room', async () => {
    await withOwnServer(
      async ({ url, admin }) => {
        await api('PUT', '/files/shared/a.bin', { url, as: admin, body: Buffer.concat([noise, noise, noise, noise]) });
        const begin = () => fetch(`${url}/api/archives/shared`, admin);
        const [first, second] = [await begin(), await begin()];
        const { status, json, headers } = await api('GET', '/archives/shared', { url, as: admin });
        expect([status, json.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '30']);
        await first.body?.cancel();
        const third = await vi.waitFor(
          async () => {
            const response = await begin();
            expect(response.status).toBe(200);
            return response;
          },
          { timeout: 10_000 },
        );
        for (const { body } of [second, third]) await body?.cancel();
      },
      { SHEAF_MAX_ARCHIVE_ENTRIES: '2' },
    );
  });
});
