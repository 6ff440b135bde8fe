import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import type { Entry, TrashPage } from '@sheaf/contracts';
import { describe, expect, it, vi } from 'vitest';

import { api, type Caller } from './support/api.ts';
import { filesBelow } from './support/files-below.ts';
import { withOwnServer } from './support/own-server.ts';
import { namesIn, newFolder, newPerson, newSpace, type Person, putFile } from './support/people.ts';
import { open } from './support/raw.ts';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

async function trashed(person: Person, path: string): Promise<Entry> {
  const entry = await putFile(person, path);
  await api('DELETE', `/entries/${entry.id}`, { as: person });
  return entry;
}

async function trashOf(as: Caller): Promise<string[]> {
  return (await api<TrashPage>('GET', '/trash', { as })).json.items.map(({ path }) => path);
}

describe('deleting for good', () => {
  it('takes a folder with everything in it, and what was deleted from it before', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space}/folder`);
    const inner = await putFile(person, `${space}/folder/deep/a.txt`);
    const before = await trashed(person, `${space}/folder/b.txt`);
    const kept = await trashed(person, `${space}/kept.txt`);
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    expect((await api('DELETE', `/trash/${folder.id}`, { as: person })).status).toBe(204);
    expect(await trashOf(person)).toEqual([kept.path]);
    for (const { id } of [folder, before, inner]) {
      const answer = await api('POST', `/trash/${id}/restore`, { as: person });
      expect([answer.status, answer.json.code]).toEqual([404, 'entry_not_found']);
    }
    expect((await api('DELETE', `/trash/${folder.id}`, { as: person })).status).toBe(404);
  });

  it('is for what is in the trash alone', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/a.txt`);
    expect((await api('DELETE', `/trash/${file.id}`, { as: person })).status).toBe(404);
    expect(await namesIn(person, space)).toEqual(['a.txt']);
  });

  it('leaves a copy its bytes, and lets a download end', async () => {
    await withOwnServer(async ({ url, dataDir, admin: as }) => {
      const call = { url, as };
      const bytes = new Uint8Array(randomBytes(32 * 1024 * 1024));
      const file = await putFile(as, 'shared/large.bin', bytes, call);
      const small = await putFile(as, 'shared/a.txt', 'shared by two', call);
      await api('POST', `/entries/${small.id}/copies`, { ...call, json: { path: 'shared/copy.txt' } });
      const download = await open(
        'GET /api/files/shared/large.bin HTTP/1.1',
        { ...as.headers, connection: 'close' },
        url,
      );
      // It has begun, and more is to come than sockets hold.
      await once(download, 'readable');
      await putFile(as, 'shared/large.bin', 'replaced', call);
      for (const { id } of [file, small]) {
        expect((await api('DELETE', `/entries/${id}`, call)).status).toBe(204);
        expect((await api('DELETE', `/trash/${id}`, call)).status).toBe(204);
      }
      await vi.waitFor(() => expect(filesBelow(join(dataDir, 'blobs'))).toHaveLength(1), { timeout: 20_000 });
      const answer = await buffer(download);
      expect(answer.subarray(answer.indexOf('\r\n\r\n') + 4).equals(bytes)).toBe(true);
      expect((await api('GET', '/files/shared/copy.txt', call)).text).toBe('shared by two');
    });
  });
});

describe('emptying the trash', () => {
  it('empties one space, or all that the caller owns', async () => {
    const { person, space } = await personWithSpace();
    const other = (await newSpace(person)).name;
    await trashed(person, `${space}/a.txt`);
    await trashed(person, `${space}/b.txt`);
    await trashed(person, `${other}/c.txt`);
    await trashed(person, `${person.space}/d.txt`);
    expect((await api('DELETE', '/trash', { as: person, query: { space } })).status).toBe(204);
    expect(await trashOf(person)).toEqual([`${person.space}/d.txt`, `${other}/c.txt`]);
    expect((await api('DELETE', '/trash', { as: person })).status).toBe(204);
    expect(await trashOf(person)).toEqual([]);
    expect((await api('DELETE', '/trash', { as: person })).status).toBe(204);
  });

  it('is for owners: an editor may restore what is there, and no more', async () => {
    const person = await newPerson();
    const file = await trashed(person, `shared/${person.handle}.txt`);
    const purge = await api('DELETE', `/trash/${file.id}`, { as: person });
    expect([purge.status, purge.json.code]).toEqual([403, 'forbidden']);
    const empty = await api('DELETE', '/trash', { as: person, query: { space: 'shared' } });
    expect([empty.status, empty.json.code]).toEqual([403, 'forbidden']);
    expect((await api('DELETE', '/trash', { as: person })).status).toBe(204);
    expect((await api('POST', `/trash/${file.id}/restore`, { as: person })).status).toBe(200);
  });
});
