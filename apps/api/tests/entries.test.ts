import type { Entry, EntryPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { badNames, oddNames } from './support/names.ts';
import { namesIn, newFolder, newKey, newPerson, newSpace, type Person, putFile } from './support/people.ts';

const nowhere = 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: await newSpace(person) };
}

function list(as: Person, query: Readonly<Record<string, string | number>>) {
  return api<EntryPage>('GET', '/entries', { as, query });
}

/** Does it in another millisecond than what came before. */
async function later(change: () => Promise<unknown>): Promise<void> {
  const before = Date.now();
  while (Date.now() === before) await Promise.resolve();
  await change();
}

describe('listing a folder', () => {
  it('gives the folder, the role, the number of entries, and folders first', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space.name}/b.txt`, 'four');
    await newFolder(person, `${space.name}/z`);
    await putFile(person, `${space.name}/A.txt`, 'a');
    await newFolder(person, `${space.name}/M/inner`);
    const { status, headers, json } = await list(person, { folder: space.name });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(json.items.map(({ name }) => name)).toEqual(['M', 'z', 'A.txt', 'b.txt']);
    expect(json).toMatchObject({ total: 4, role: 'owner', nextCursor: null });
    expect(json.folder).toMatchObject({ id: space.root, path: space.name, kind: 'folder', size: null, etag: null });
    const inner = await list(person, { folder: `${space.name}/m` });
    expect(inner.json.items.map(({ path }) => path)).toEqual([`${space.name}/M/inner`]);
  });

  it('sorts by what is asked for, the same in one page and in many', async () => {
    const { person, space } = await personWithSpace();
    for (const name of ['b-folder', 'a-folder']) await later(() => newFolder(person, `${space.name}/${name}`));
    const files = { 'c.txt': '22', 'a.txt': '333', 'b.md': '1' };
    for (const [name, body] of Object.entries(files)) await later(() => putFile(person, `${space.name}/${name}`, body));
    const wanted = [
      ['name', 'asc', ['a-folder', 'b-folder', 'a.txt', 'b.md', 'c.txt']],
      ['name', 'desc', ['b-folder', 'a-folder', 'c.txt', 'b.md', 'a.txt']],
      ['size', 'asc', ['a-folder', 'b-folder', 'b.md', 'c.txt', 'a.txt']],
      ['size', 'desc', ['a-folder', 'b-folder', 'a.txt', 'c.txt', 'b.md']],
      ['type', 'asc', ['a-folder', 'b-folder', 'b.md', 'a.txt', 'c.txt']],
      ['type', 'desc', ['a-folder', 'b-folder', 'c.txt', 'a.txt', 'b.md']],
      ['modified', 'asc', ['b-folder', 'a-folder', 'c.txt', 'a.txt', 'b.md']],
      ['modified', 'desc', ['a-folder', 'b-folder', 'b.md', 'a.txt', 'c.txt']],
    ] as const;
    for (const [sort, order, names] of wanted) {
      const query = { folder: space.name, sort, order };
      expect(
        (await list(person, query)).json.items.map(({ name }) => name),
        `${sort} ${order}`,
      ).toEqual(names);
      const paged: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const { json } = await list(person, { ...query, limit: 1, ...(cursor !== undefined && { cursor }) });
        paged.push(...json.items.map(({ name }) => name));
        cursor = json.nextCursor;
      }
      expect(paged, `${sort} ${order}`).toEqual(names);
    }
  });

  it('pages stay right while entries come and go', async () => {
    const { person, space } = await personWithSpace();
    const entries: Entry[] = [];
    for (const name of ['b', 'd', 'f', 'h']) entries.push(await putFile(person, `${space.name}/${name}`));
    const first = await list(person, { folder: space.name, limit: 2 });
    expect(first.json.items.map(({ name }) => name)).toEqual(['b', 'd']);
    await putFile(person, `${space.name}/a`);
    await putFile(person, `${space.name}/e`);
    await api('DELETE', `/entries/${entries[1]?.id}`, { as: person });
    const second = await list(person, { folder: space.name, limit: 2, cursor: first.json.nextCursor ?? '' });
    expect(second.json.items.map(({ name }) => name)).toEqual(['e', 'f']);
    const third = await list(person, { folder: space.name, limit: 2, cursor: second.json.nextCursor ?? '' });
    expect(third.json.items.map(({ name }) => name)).toEqual(['h']);
    expect(third.json.nextCursor).toBeNull();
  });

  it('refuses a cursor of another order', async () => {
    const { person, space } = await personWithSpace();
    for (const name of ['a', 'b']) await putFile(person, `${space.name}/${name}`);
    const { json } = await list(person, { folder: space.name, limit: 1 });
    const query = { folder: space.name, sort: 'size', cursor: json.nextCursor ?? '' };
    const answer = await api('GET', '/entries', { as: person, query });
    expect(answer.json.issues).toMatchObject([{ path: ['cursor'], code: 'invalid_cursor' }]);
  });

  it('refuses what is no folder', async () => {
    const as = await newPerson();
    for (const [query, status, code] of [
      [{}, 400, 'invalid_input'],
      [{ folder: 'shared', sort: 'colour' }, 400, 'invalid_input'],
      [{ folder: 'shared', order: 'up' }, 400, 'invalid_input'],
      [{ folder: 'shared//a' }, 400, 'invalid_path'],
      [{ folder: 'shared/not there' }, 404, 'entry_not_found'],
      [{ folder: 'not there' }, 404, 'entry_not_found'],
    ] as const) {
      const answer = await api('GET', '/entries', { as, query });
      expect([answer.status, answer.json.code], JSON.stringify(query)).toEqual([status, code]);
    }
  });

  it('a file is no folder', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space.name}/a.txt`);
    const answer = await api('GET', '/entries', { as: person, query: { folder: `${space.name}/a.txt` } });
    expect([answer.status, answer.json.code]).toEqual([409, 'not_a_folder']);
  });
});

describe('creating a folder', () => {
  it('creates those missing on the way', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space.name}/a/b/c`;
    const answer = await api<Entry>('POST', '/entries', { as: person, json: { path } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/entries/${answer.json.id}`);
    expect(answer.json).toMatchObject({ kind: 'folder', path, name: 'c', space: space.id, createdBy: person.id });
    expect(answer.json).toMatchObject({ size: null, contentType: null, sha256: null, etag: null, version: null });
    const again = await api<Entry>('GET', `/entries/${answer.json.id}`, { as: person });
    expect(again.json).toEqual(answer.json);
    expect(again.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect(await namesIn(person, `${space.name}/a`)).toEqual(['b']);
  });

  it('takes odd names as they are', async () => {
    const { person, space } = await personWithSpace();
    for (const name of oddNames) {
      expect((await newFolder(person, `${space.name}/${name}`)).name).toBe(name.normalize('NFC'));
      expect(await namesIn(person, `${space.name}/${name}`), name).toEqual([]);
    }
    expect(await namesIn(person, space.name)).toHaveLength(oddNames.length);
  });

  it('refuses bad names, wherever they stand, and makes nothing', async () => {
    const { person, space } = await personWithSpace();
    for (const [what, name, code] of [...badNames, ['nothing', '', 'empty_segment'] as const]) {
      for (const path of [`${space.name}/${name}`, `${space.name}/a/${name}/b`, `${name}/a`]) {
        const answer = await api('POST', '/entries', { as: person, json: { path } });
        expect([answer.status, answer.json.code], what).toEqual([400, 'invalid_path']);
        expect(answer.json.issues, what).toMatchObject([{ path: ['path'], code }]);
      }
    }
    expect(await namesIn(person, space.name)).toEqual([]);
  });

  it('refuses slashes at the ends, and paths over 1,024 bytes', async () => {
    const { person, space } = await personWithSpace();
    const long = Array.from({ length: 5 }, () => 'é'.repeat(110)).join('/');
    for (const path of [`/${space.name}/a`, `${space.name}/a/`, `${space.name}/${long}`]) {
      const answer = await api('POST', '/entries', { as: person, json: { path } });
      expect([answer.status, answer.json.code], path).toEqual([400, 'invalid_path']);
    }
  });

  it('refuses a name that is there, in whatever case or form', async () => {
    const { person, space } = await personWithSpace();
    await newFolder(person, `${space.name}/Caf\u00e9`);
    await putFile(person, `${space.name}/file.txt`);
    for (const name of ['Caf\u00e9', 'CAF\u00c9', 'cafe\u0301', 'FILE.txt']) {
      const answer = await api('POST', '/entries', { as: person, json: { path: `${space.name}/${name}` } });
      expect([answer.status, answer.json.code], name).toEqual([409, 'path_taken']);
    }
    const root = await api('POST', '/entries', { as: person, json: { path: space.name } });
    expect([root.status, root.json.code]).toEqual([409, 'path_taken']);
  });

  it('refuses to put it below a file', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space.name}/a.txt`);
    for (const path of [`${space.name}/a.txt/b`, `${space.name}/a.txt/b/c`]) {
      const answer = await api('POST', '/entries', { as: person, json: { path } });
      expect([answer.status, answer.json.code]).toEqual([409, 'not_a_folder']);
    }
  });

  it('happens once when many try at the same time', async () => {
    const { person, space } = await personWithSpace();
    const names = ['Folder', 'folder', 'FOLDER', 'Folder', 'folder', 'FOLDER'];
    const make = (name: string) => api('POST', '/entries', { as: person, json: { path: `${space.name}/${name}/x` } });
    expect(tally(await Promise.all(names.map(make)))).toEqual({ 201: 1, 409: 5 });
    expect(await namesIn(person, space.name)).toHaveLength(1);
  });
});

describe('an entry', () => {
  it('answers 304 as long as it is what the client has', async () => {
    const { person, space } = await personWithSpace();
    const { id } = await putFile(person, `${space.name}/a.txt`);
    const get = (headers: Record<string, string> = {}) => api<Entry>('GET', `/entries/${id}`, { as: person, headers });
    const etag = (await get()).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const same of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get({ 'if-none-match': same });
      expect([answer.status, answer.text, answer.headers.get('etag')], same).toEqual([304, '', etag]);
    }
    for (const other of ['"other"', 'nonsense', etag.replaceAll('"', '')]) {
      expect((await get({ 'if-none-match': other })).status, other).toBe(200);
    }
  });

  it('gets another ETag by a rename, by a move further up and by new bytes', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space.name}/folder`);
    const file = await putFile(person, `${space.name}/folder/a.txt`, 'one');
    const etags: (string | null)[] = [];
    const note = async () => etags.push((await api('GET', `/entries/${file.id}`, { as: person })).headers.get('etag'));
    await note();
    await api('PATCH', `/entries/${file.id}`, { as: person, json: { path: `${space.name}/folder/b.txt` } });
    await note();
    await api('PATCH', `/entries/${folder.id}`, { as: person, json: { path: `${space.name}/moved` } });
    await note();
    await putFile(person, `${space.name}/moved/b.txt`, 'two');
    await note();
    expect(new Set(etags).size).toBe(4);
  });
});

describe('deleting', () => {
  it('takes an entry away with everything in it', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space.name}/folder`);
    const file = await putFile(person, `${space.name}/folder/a.txt`);
    const answer = await api('DELETE', `/entries/${folder.id}`, { as: person });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const gone = await Promise.all([
      api('GET', `/entries/${folder.id}`, { as: person }),
      api('GET', `/entries/${file.id}`, { as: person }),
      api('GET', `/entries/${file.id}/open`, { as: person }),
      api('GET', fileUrl(file.path), { as: person }),
      api('DELETE', `/entries/${folder.id}`, { as: person }),
      api('PATCH', `/entries/${file.id}`, { as: person, json: { path: `${space.name}/saved.txt` } }),
    ]);
    expect(tally(gone)).toEqual({ 404: 6 });
    expect(await namesIn(person, space.name)).toEqual([]);
  });

  it('leaves the root of a space, and what has changed meanwhile', async () => {
    const { person, space } = await personWithSpace();
    const root = await api('DELETE', `/entries/${space.root}`, { as: person });
    expect([root.status, root.json.code]).toEqual([409, 'space_root']);
    const file = await putFile(person, `${space.name}/a.txt`);
    const etag = (await api('GET', `/entries/${file.id}`, { as: person })).headers.get('etag') ?? '';
    await putFile(person, file.path, 'newer');
    const stale = await api('DELETE', `/entries/${file.id}`, { as: person, headers: { 'if-match': etag } });
    expect([stale.status, stale.json.code]).toEqual([412, 'precondition_failed']);
    expect((await api('DELETE', `/entries/${file.id}`, { as: person, headers: { 'if-match': '*' } })).status).toBe(204);
  });
});

describe('opening by id', () => {
  it('redirects to the bytes of a file and to the page of a folder, wherever they are now', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space.name}/a b & c.txt`, 'here');
    const answer = await api('GET', `/entries/${file.id}/open`, { as: person });
    expect([answer.status, answer.text]).toEqual([307, '']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`^/api/files/${space.name}/a%20b%20%26%20c\\.txt`));
    expect((await api('GET', location.replace('/api', ''), { as: person })).text).toBe('here');

    const folder = await api('GET', `/entries/${space.root}/open`, { as: person });
    expect([folder.status, folder.headers.get('location')]).toEqual([307, `/files/${space.name}`]);
  });

  it('sends people who are not signed in to do that first, whatever is there', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space.name}/a.txt`);
    for (const id of [file.id, nowhere]) {
      for (const headers of [{}, { cookie: 'sheaf_session=old' }, { authorization: 'Bearer shf_old' }]) {
        const answer = await api('GET', `/entries/${id}/open`, { headers });
        const next = encodeURIComponent(`/api/entries/${id}/open`);
        expect([answer.status, answer.headers.get('location')]).toEqual([307, `/login?next=${next}`]);
      }
    }
  });

  it('is 404 for what is not there, and 403 for a key that may not read', async () => {
    const { person, space } = await personWithSpace();
    const missing = await api('GET', `/entries/${nowhere}/open`, { as: person });
    expect([missing.status, missing.json.code]).toEqual([404, 'entry_not_found']);
    const reader = await newKey(person, ['files:read']);
    expect((await api('GET', `/entries/${space.root}/open`, { as: reader })).status).toBe(307);
    const writer = await newKey(person, ['files:write']);
    const refused = await api('GET', `/entries/${space.root}/open`, { as: writer });
    expect([refused.status, refused.json.code]).toEqual([403, 'forbidden']);
  });
});
