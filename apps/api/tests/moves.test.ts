import type { Entry } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { namesIn, newFolder, newPerson, newSpace, putFile, unique } from './support/people.ts';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: await newSpace(person) };
}

describe('renaming and moving', () => {
  it('keeps the id and takes everything along', async () => {
    const { person, space } = await personWithSpace();
    const other = await newSpace(person);
    const folder = await newFolder(person, `${space.name}/from`);
    const file = await putFile(person, `${space.name}/from/deep/a.txt`, 'kept');
    const path = `${other.name}/to`;
    const answer = await api<Entry>('PATCH', `/entries/${folder.id}`, { as: person, json: { path } });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id: folder.id, path, name: 'to', space: other.id });
    const moved = await api<Entry>('GET', `/entries/${file.id}`, { as: person });
    expect(moved.json).toMatchObject({ path: `${path}/deep/a.txt`, space: other.id, version: file.version });
    expect((await api('GET', fileUrl(`${path}/deep/a.txt`), { as: person })).text).toBe('kept');
    expect((await api('GET', fileUrl(file.path), { as: person })).status).toBe(404);
    expect(await namesIn(person, space.name)).toEqual([]);
  });

  it('may change nothing but the case, or nothing at all', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space.name}/readme.md`);
    const rename = (name: string) =>
      api<Entry>('PATCH', `/entries/${file.id}`, { as: person, json: { path: `${space.name}/${name}` } });
    expect((await rename('README.md')).json.name).toBe('README.md');
    const same = await rename('README.md');
    expect([same.status, same.json.name]).toEqual([200, 'README.md']);
    expect(await namesIn(person, space.name)).toEqual(['README.md']);
  });

  it('keeps names in NFC', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space.name}/a.txt`);
    const json = { path: `${space.name}/cafe\u0301.txt` };
    const answer = await api<Entry>('PATCH', `/entries/${file.id}`, { as: person, json });
    expect(answer.json.name).toBe('caf\u00e9.txt');
  });

  it('refuses what cannot be, and changes nothing', async () => {
    const { person, space } = await personWithSpace();
    const s = space.name;
    const folder = await newFolder(person, `${s}/folder`);
    const file = await putFile(person, `${s}/folder/a.txt`);
    await putFile(person, `${s}/taken.txt`);
    const refusals: readonly (readonly [id: string, path: string, status: number, code: string])[] = [
      [file.id, `${s}/TAKEN.txt`, 409, 'path_taken'],
      [file.id, `${s}/folder`, 409, 'path_taken'],
      [file.id, s, 409, 'path_taken'],
      [file.id, `${s}/taken.txt/a.txt`, 409, 'not_a_folder'],
      [file.id, `${s}/missing/a.txt`, 404, 'entry_not_found'],
      [file.id, `${unique('nowhere')}/a.txt`, 404, 'entry_not_found'],
      [file.id, `${s}/a./b`, 400, 'invalid_path'],
      [folder.id, `${s}/folder/inner`, 409, 'move_into_itself'],
      [folder.id, `${s}/Folder/inner`, 409, 'move_into_itself'],
      [space.root, `${s}/root`, 409, 'space_root'],
      [space.root, unique('root'), 404, 'entry_not_found'],
    ];
    for (const [id, path, status, code] of refusals) {
      const answer = await api('PATCH', `/entries/${id}`, { as: person, json: { path } });
      expect([answer.status, answer.json.code], `${id} ${path}`).toEqual([status, code]);
    }
    expect(await namesIn(person, s)).toEqual(['folder', 'taken.txt']);
    expect(await namesIn(person, `${s}/folder`)).toEqual(['a.txt']);
  });

  it('refuses to make a path below it too long', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space.name}/f`);
    await newFolder(person, `${space.name}/f/${'a'.repeat(250)}/${'b'.repeat(250)}/${'c'.repeat(250)}`);
    const json = { path: `${space.name}/${'f'.repeat(255)}` };
    const answer = await api('PATCH', `/entries/${folder.id}`, { as: person, json });
    expect([answer.status, answer.json.code]).toEqual([400, 'invalid_path']);
  });

  it('goes on only if the entry is still what the client saw', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space.name}/a.txt`);
    const etag = (await api('GET', `/entries/${file.id}`, { as: person })).headers.get('etag') ?? '';
    const rename = (name: string, ifMatch: string) => {
      const headers = { 'if-match': ifMatch };
      return api('PATCH', `/entries/${file.id}`, { as: person, headers, json: { path: `${space.name}/${name}` } });
    };
    for (const stale of ['"other"', `W/${etag}`]) {
      const answer = await rename('no.txt', stale);
      expect([answer.status, answer.json.code]).toEqual([412, 'precondition_failed']);
    }
    expect((await rename('b.txt', etag)).status).toBe(200);
    expect((await rename('c.txt', etag)).status).toBe(412);
    expect((await rename('c.txt', '*')).status).toBe(200);
    expect((await rename('d.txt', 'nonsense')).status).toBe(200);
    expect(await namesIn(person, space.name)).toEqual(['d.txt']);
  });

  it('of two that want the same name at the same time, one gets it', async () => {
    const { person, space } = await personWithSpace();
    const files = await Promise.all(['a', 'b', 'c', 'd'].map((name) => putFile(person, `${space.name}/${name}`)));
    const json = { path: `${space.name}/wanted` };
    const answers = await Promise.all(files.map(({ id }) => api('PATCH', `/entries/${id}`, { as: person, json })));
    expect(tally(answers)).toEqual({ 200: 1, 409: 3 });
    expect(await namesIn(person, space.name)).toHaveLength(4);
  });

  it('two folders never end up in each other', async () => {
    const { person, space } = await personWithSpace();
    const [a, b] = await Promise.all([newFolder(person, `${space.name}/a`), newFolder(person, `${space.name}/b`)]);
    const answers = await Promise.all([
      api('PATCH', `/entries/${a.id}`, { as: person, json: { path: `${space.name}/b/a` } }),
      api('PATCH', `/entries/${b.id}`, { as: person, json: { path: `${space.name}/a/b` } }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await namesIn(person, space.name)).toHaveLength(1);
  });
});
