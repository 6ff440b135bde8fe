import type { Entry, VersionPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally, type ApiOptions, type Caller } from './support/api.ts';
import { namesIn, newFolder, newPerson, newSpace, putFile, unique } from './support/people.ts';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

function copy(as: Caller, id: string, path: string, headers: ApiOptions['headers'] = {}) {
  return api<Entry & { code?: string }>('POST', `/entries/${id}/copies`, { as, headers, json: { path } });
}

describe('copying', () => {
  it('makes a file of its own: neither changes with the other', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/a.txt`, 'first');
    await putFile(person, `${space}/a.txt`, 'the same');
    const answer = await copy(person, file.id, `${space}/b.txt`);
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/api/entries/${answer.json.id}`]);
    expect(answer.json).toMatchObject({ path: `${space}/b.txt`, name: 'b.txt', size: 8, createdBy: person.id });
    expect([file.id, file.version]).not.toContain(answer.json.id);
    expect((await api('GET', `/entries/${answer.json.id}`, { as: person })).json).toEqual(answer.json);
    const versions = await api<VersionPage>('GET', `/entries/${answer.json.id}/versions`, { as: person });
    expect(versions.json.items.map(({ id, current }) => [id, current])).toEqual([[answer.json.version, true]]);
    await putFile(person, `${space}/a.txt`, 'changed');
    expect((await api('GET', fileUrl(`${space}/b.txt`), { as: person })).text).toBe('the same');
  });

  it('takes a folder with everything in it to another space, but nothing out of its trash', async () => {
    const { person, space } = await personWithSpace();
    const other = (await newSpace(person)).name;
    const folder = await newFolder(person, `${space}/docs`);
    await putFile(person, `${space}/docs/deep/er/a.txt`, 'walrus');
    await putFile(person, `${space}/docs/b.txt`, 'b');
    const gone = await putFile(person, `${space}/docs/gone.txt`);
    await api('DELETE', `/entries/${gone.id}`, { as: person });
    const answer = await copy(person, folder.id, `${other}/papers`);
    expect([answer.status, answer.json.kind, answer.json.path]).toEqual([201, 'folder', `${other}/papers`]);
    expect(await namesIn(person, `${other}/papers`)).toEqual(['deep', 'b.txt']);
    expect((await api('GET', fileUrl(`${other}/papers/deep/er/a.txt`), { as: person })).text).toBe('walrus');
    expect(await namesIn(person, `${space}/docs`)).toEqual(['deep', 'b.txt']);
    const query = { q: 'walrus', under: other };
    const found = await api<{ items: { entry: Entry }[] }>('GET', '/search', { as: person, query });
    expect(found.json.items.map(({ entry }) => entry.path)).toEqual([`${other}/papers/deep/er/a.txt`]);
  });

  it('may put a folder, or a whole space, into itself', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    await putFile(person, `${space.name}/a.txt`);
    const answer = await copy(person, space.root, `${space.name}/all`);
    expect([answer.status, answer.json.name]).toEqual([201, 'all']);
    expect(await namesIn(person, space.name)).toEqual(['all', 'a.txt']);
    expect(await namesIn(person, `${space.name}/all`)).toEqual(['a.txt']);
  });

  it('refuses what cannot be, and makes nothing', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/a.txt`);
    const deep = ['x', 'y', 'z'].map((letter) => letter.repeat(250)).join('/');
    await newFolder(person, `${space}/f/${deep}`);
    const { json: folder } = await api<{ folder: Entry }>('GET', '/entries', {
      as: person,
      query: { folder: `${space}/f` },
    });
    const refusals: readonly (readonly [id: string, path: string, status: number, code: string])[] = [
      [file.id, `${space}/A.TXT`, 409, 'path_taken'],
      [file.id, space, 409, 'path_taken'],
      [file.id, `${space}/a.txt/b`, 409, 'not_a_folder'],
      [file.id, `${space}/missing/b`, 404, 'entry_not_found'],
      [file.id, `${unique('nowhere')}/b`, 404, 'entry_not_found'],
      [file.id, `${space}/b.`, 400, 'invalid_path'],
      [folder.folder.id, `${space}/${'f'.repeat(255)}`, 400, 'invalid_path'],
    ];
    for (const [id, path, status, code] of refusals) {
      const answer = await copy(person, id, path);
      expect([answer.status, answer.json.code], path).toEqual([status, code]);
    }
    expect(await namesIn(person, space)).toEqual(['f', 'a.txt']);
  });

  it('happens once for one Idempotency-Key, and once for one name', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/a.txt`);
    const headers = { 'idempotency-key': 'copy-once' };
    const first = await copy(person, file.id, `${space}/b.txt`, headers);
    expect((await copy(person, file.id, `${space}/b.txt`, headers)).json).toEqual(first.json);
    const answers = await Promise.all([1, 2, 3, 4].map(() => copy(person, file.id, `${space}/c.txt`)));
    expect(tally(answers)).toEqual({ 201: 1, 409: 3 });
  });
});
