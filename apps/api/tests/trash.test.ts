import type { Entry, TrashPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { namesIn, newFolder, newPerson, newSpace, type Person, putFile } from './support/people.ts';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

async function trashed(person: Person, path: string): Promise<Entry> {
  const entry = await putFile(person, path);
  await api('DELETE', `/entries/${entry.id}`, { as: person });
  return entry;
}

function restore(as: Person, id: string, json?: object) {
  return api<Entry & { code?: string }>('POST', `/trash/${id}/restore`, { as, ...(json && { json }) });
}

describe('the trash', () => {
  it('lists what was deleted, the latest first, a folder as one item', async () => {
    const { person, space } = await personWithSpace();
    const file = await trashed(person, `${space}/docs/a.txt`);
    const folder = await newFolder(person, `${space}/folder`);
    await putFile(person, `${space}/folder/inner/b.txt`);
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    const { status, headers, json } = await api<TrashPage>('GET', '/trash', { as: person });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json.items.map(({ path, entry, deletedBy }) => [path, entry.id, deletedBy])).toEqual([
      [`${space}/folder`, folder.id, person.id],
      [`${space}/docs/a.txt`, file.id, person.id],
    ]);
    expect(Date.parse(json.items[0]?.deletedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(folder.createdAt));
  });

  it('tells where something was even when the folder it was in has moved', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space}/old`);
    await trashed(person, `${space}/old/a.txt`);
    await api('PATCH', `/entries/${folder.id}`, { as: person, json: { path: `${space}/new` } });
    const { json } = await api<TrashPage>('GET', '/trash', { as: person });
    expect(json.items.map(({ path }) => path)).toEqual([`${space}/new/a.txt`]);
  });

  it('shows one space by its name or its id, and none that is not there', async () => {
    const person = await newPerson();
    const [one, two] = await Promise.all([newSpace(person), newSpace(person)]);
    await trashed(person, `${one.name}/a.txt`);
    await trashed(person, `${two.name}/b.txt`);
    for (const space of [one.name, one.id]) {
      const { json } = await api<TrashPage>('GET', '/trash', { as: person, query: { space } });
      expect(json.items.map(({ path }) => path)).toEqual([`${one.name}/a.txt`]);
    }
    const missing = await api('GET', '/trash', { as: person, query: { space: 'not there' } });
    expect([missing.status, missing.json.code]).toEqual([404, 'space_not_found']);
  });

  it('comes page by page, while more is thrown away', async () => {
    const { person, space } = await personWithSpace();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await trashed(person, `${space}/${name}`);
    const paths: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
      const { json } = await api<TrashPage>('GET', '/trash', { as: person, query });
      paths.push(...json.items.map(({ entry }) => entry.name));
      cursor = json.nextCursor;
      if (paths.length === 2) await trashed(person, `${space}/later`);
    }
    expect(paths).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('leaves names free', async () => {
    const { person, space } = await personWithSpace();
    const ids = [await trashed(person, `${space}/a.txt`), await trashed(person, `${space}/A.txt`)].map(({ id }) => id);
    const third = await putFile(person, `${space}/a.TXT`);
    expect(new Set([...ids, third.id]).size).toBe(3);
    expect(await namesIn(person, space)).toEqual(['a.TXT']);
  });
});

describe('restoring', () => {
  it('puts an entry back where it was, with its id and everything in it', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space}/docs/folder`);
    const file = await putFile(person, `${space}/docs/folder/a.txt`, 'kept');
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    const answer = await restore(person, folder.id);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id: folder.id, path: `${space}/docs/folder` });
    expect(answer.headers.get('etag')).toBe(
      (await api('GET', `/entries/${folder.id}`, { as: person })).headers.get('etag'),
    );
    expect((await api('GET', fileUrl(file.path), { as: person })).text).toBe('kept');
    expect((await api<TrashPage>('GET', '/trash', { as: person })).json.items).toEqual([]);
    expect((await restore(person, folder.id)).status).toBe(404);
  });

  it('puts it at another path when asked to, and makes folders that are missing', async () => {
    const { person, space } = await personWithSpace();
    const other = (await newSpace(person)).name;
    const file = await trashed(person, `${space}/a.txt`);
    const path = `${other}/new/folder/b.txt`;
    const answer = await restore(person, file.id, { path });
    expect([answer.status, answer.json.id, answer.json.path]).toEqual([200, file.id, path]);
    expect((await api('GET', fileUrl(path), { as: person })).text).toBe('hello world');
  });

  it('makes the folder it was in again, when that is in the trash too', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space}/folder`);
    const file = await trashed(person, `${space}/folder/a.txt`);
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    const answer = await restore(person, file.id);
    expect([answer.status, answer.json.path]).toEqual([200, `${space}/folder/a.txt`]);
    const again = await restore(person, folder.id);
    expect([again.status, again.json.code]).toEqual([409, 'path_taken']);
  });

  it('refuses a path that is taken, bad, or below a file, and leaves the entry in the trash', async () => {
    const { person, space } = await personWithSpace();
    const file = await trashed(person, `${space}/a.txt`);
    await putFile(person, `${space}/A.TXT`);
    const refused = async (json?: object) => {
      const answer = await restore(person, file.id, json);
      return [answer.status, answer.json.code];
    };
    expect((await restore(person, file.id)).text).toContain('Send another `path`');
    expect(await refused()).toEqual([409, 'path_taken']);
    expect(await refused({})).toEqual([409, 'path_taken']);
    expect(await refused({ path: space })).toEqual([409, 'path_taken']);
    expect(await refused({ path: `${space}/a.txt/b` })).toEqual([409, 'not_a_folder']);
    expect(await refused({ path: `${space}/../b` })).toEqual([400, 'invalid_path']);
    expect(await refused({ path: 'not there/b' })).toEqual([404, 'entry_not_found']);
    expect(await refused({ path: 1 })).toEqual([400, 'invalid_input']);
    const { json } = await api<TrashPage>('GET', '/trash', { as: person });
    expect(json.items.map(({ entry }) => entry.id)).toEqual([file.id]);
  });

  it('is 404 for what is not in the trash, or only lies in a folder that is', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space}/folder`);
    const inner = await putFile(person, `${space}/folder/a.txt`);
    expect((await restore(person, inner.id)).status).toBe(404);
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    const answer = await restore(person, inner.id);
    expect([answer.status, answer.json.code]).toEqual([404, 'entry_not_found']);
  });

  it('happens once when many try at the same time', async () => {
    const { person, space } = await personWithSpace();
    const files = [await trashed(person, `${space}/a.txt`), await trashed(person, `${space}/a.txt`)];
    const answers = await Promise.all([...files, ...files].map(({ id }) => restore(person, id)));
    expect(tally(answers)[200]).toBe(1);
    expect(await namesIn(person, space)).toEqual(['a.txt']);
  });
});
