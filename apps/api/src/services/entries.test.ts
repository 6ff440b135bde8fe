import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, refused, startSheaf, text } from '../../tests/support/sheaf.ts';
import type { Context } from './context.ts';
import { type ListEntriesInput, createFolder, deleteEntry, getEntry, listEntries } from './entries.ts';
import { updateEntry } from './entry-move.ts';
import { createSpace } from './spaces.ts';

describe.each(engines)('entries on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  let home: string;
  let count = 0;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    ada = await sheaf.person('ada');
  });
  beforeEach(async () => {
    count += 1;
    home = `space ${count}`;
    await createSpace(ada, { name: home });
  });
  afterAll(() => sheaf.close());

  const list = (folder: string, input: Partial<ListEntriesInput> = {}) =>
    listEntries(ada, { folder, sort: 'name', order: 'asc', limit: 100, ...input });
  const names = async (folder: string, input: Partial<ListEntriesInput> = {}) =>
    (await list(folder, input)).items.map(({ name }) => name);
  const folder = async (path: string) => (await createFolder(ada, { path: `${home}/${path}` })).entry;
  const file = async (path: string, content = path) => (await put(ada, `${home}/${path}`, content)).entry;

  test('a folder is made with those on the way, once', async () => {
    const made = await folder('a/b/c');
    expect(made).toMatchObject({
      kind: 'folder',
      path: `${home}/a/b/c`,
      name: 'c',
      size: null,
      etag: null,
      version: null,
    });
    await refused(createFolder(ada, { path: `${home}/A/B` }), 'path_taken');
    await refused(createFolder(ada, { path: home }), 'path_taken');
    expect((await folder('A/x')).path).toBe(`${home}/a/x`);
    await file('f.txt');
    await refused(createFolder(ada, { path: `${home}/f.txt/sub` }), 'not_a_folder');
    await refused(createFolder(ada, { path: `${home}/../x` }), 'invalid_path');
    expect(await getEntry(ada, { id: made.id })).toMatchObject({ entry: made });
  });

  test('two who make the same folder at once: one is told that it is there', async () => {
    const race = await Promise.allSettled(['race', 'Race', 'RACE'].map((name) => folder(`deep/${name}`)));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await list(`${home}/deep`)).total).toBe(1);
  });

  test('a listing has folders first, a count, the folder and the role', async () => {
    for (const name of ['b.txt', 'A.txt', 'c.md']) await file(name, name.repeat(name.charCodeAt(0)));
    for (const name of ['z', 'Y']) await folder(name);
    expect(await list(home)).toMatchObject({
      total: 5,
      role: 'owner',
      folder: { path: home, name: home, kind: 'folder' },
    });
    expect(await names(home)).toEqual(['Y', 'z', 'A.txt', 'b.txt', 'c.md']);
    expect(await names(home, { order: 'desc' })).toEqual(['z', 'Y', 'c.md', 'b.txt', 'A.txt']);
    expect(await names(home, { sort: 'size', order: 'desc' })).toEqual(['Y', 'z', 'b.txt', 'c.md', 'A.txt']);
    expect(await names(home, { sort: 'type', order: 'asc' })).toEqual(['Y', 'z', 'c.md', 'A.txt', 'b.txt']);
    expect(await names(home, { sort: 'modified', order: 'desc' })).toHaveLength(5);
    await refused(list(`${home}/b.txt`), 'not_a_folder');
    await refused(list(`${home}/none`), 'entry_not_found');
    await refused(list('no such space'), 'entry_not_found');
  });

  test.each(['name', 'size', 'modified', 'type'] as const)(
    'pages by %s meet every entry once, both ways',
    async (sort) => {
      for (let index = 0; index < 5; index += 1) await file(`f${index}.txt`, 'x'.repeat(index % 2));
      for (let index = 0; index < 3; index += 1) await folder(`d${index}`);
      for (const order of ['asc', 'desc'] as const) {
        const whole = await names(home, { sort, order });
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list(home, { sort, order, limit: 2, cursor });
          paged.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(8);
      }
    },
  );

  test('a cursor belongs to its order', async () => {
    for (const name of ['a', 'b', 'c']) await file(name);
    const { nextCursor } = await list(home, { limit: 1 });
    await refused(list(home, { sort: 'size', cursor: nextCursor ?? '' }), 'invalid_input');
    const forged = Buffer.from('["size","asc","file","9e99","a"]').toString('base64url');
    await refused(list(home, { sort: 'size', cursor: forged }), 'invalid_input');
  });

  test('a rename and a move keep ids, and bring along what lies below', async () => {
    const parent = await folder('docs');
    const child = await file('docs/in/a.txt', 'hello');
    await folder('target');
    const moved = await updateEntry(ada, { id: parent.id, path: `${home}/Target/Papers` });
    expect(moved.entry).toMatchObject({ id: parent.id, path: `${home}/target/Papers`, name: 'Papers' });
    expect((await getEntry(ada, { id: child.id })).entry.path).toBe(`${home}/target/Papers/in/a.txt`);
    expect(await text(ada, `${home}/target/papers/in/a.txt`)).toBe('hello');
    await refused(list(`${home}/docs`), 'entry_not_found');
  });

  test('a rename may change the case alone; changing nothing changes no revision', async () => {
    const entry = await file('readme.md');
    const before = await getEntry(ada, { id: entry.id });
    const renamed = await updateEntry(ada, { id: entry.id, path: `${home}/README.md` });
    expect(renamed.entry.name).toBe('README.md');
    expect(renamed.revisionEtag).not.toBe(before.revisionEtag);
    const same = await updateEntry(ada, { id: entry.id, path: `${home}/README.md` });
    expect(same.revisionEtag).toBe(renamed.revisionEtag);
  });

  test('a rename further up changes the ETag, since it changes the path', async () => {
    const entry = await file('a/b.txt');
    const before = await getEntry(ada, { id: entry.id });
    const { folder: parent } = await list(`${home}/a`);
    await updateEntry(ada, { id: parent.id, path: `${home}/c` });
    expect((await getEntry(ada, { id: entry.id })).revisionEtag).not.toBe(before.revisionEtag);
  });

  test('what a move refuses', async () => {
    const outer = await folder('outer');
    await folder('outer/inner');
    const entry = await file('a.txt');
    await file('b.txt');
    const { folder: root } = await list(home);
    const move = (id: string, path: string) => updateEntry(ada, { id, path });
    await refused(move(outer.id, `${home}/outer/inner/outer`), 'move_into_itself');
    await refused(move(outer.id, `${home}/OUTER/x`), 'move_into_itself');
    await refused(move(entry.id, `${home}/B.TXT`), 'path_taken');
    await refused(move(entry.id, `${home}/outer`), 'path_taken');
    await refused(move(entry.id, home), 'path_taken');
    await refused(move(entry.id, `${home}/none/a.txt`), 'entry_not_found');
    await refused(move(entry.id, `${home}/b.txt/a.txt`), 'not_a_folder');
    await refused(move(entry.id, `${home}/con`), 'invalid_path');
    await refused(move(root.id, `${home}/x`), 'space_root');
    await refused(deleteEntry(ada, { id: root.id }), 'space_root');
    await refused(move('ent_01k5x4a7p8q9r0s1t2v3w4x5yz', `${home}/x`), 'entry_not_found');
  });

  test('a move that makes a path below too long is refused', async () => {
    const long = 'n'.repeat(200);
    await file(`a/${long}/${long}/${long}/${long}/x`);
    const { folder: top } = await list(`${home}/a`);
    await refused(updateEntry(ada, { id: top.id, path: `${home}/${'m'.repeat(250)}` }), 'invalid_path');
    await updateEntry(ada, { id: top.id, path: `${home}/bb` });
  });

  test('a move to another space takes everything below along, and a key for that space sees it', async () => {
    const other = await createSpace(ada, { name: `other ${count}` });
    const top = await folder('top');
    const child = await file('top/in/a.txt', 'hello');
    await updateEntry(ada, { id: top.id, path: `${other.name}/top` });
    expect((await getEntry(ada, { id: child.id })).entry).toMatchObject({
      space: other.id,
      path: `${other.name}/top/in/a.txt`,
    });
    const key = await sheaf.key(ada, { spaces: [other.id] });
    expect(await text(key, `${other.name}/top/in/a.txt`)).toBe('hello');
    const rows = await sheaf.services.db
      .selectFrom('changes')
      .select(['space_id', 'kind', 'before', 'after'])
      .where('subject_id', '=', top.id)
      .where('kind', '=', 'entry.moved')
      .execute();
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => (row.before === null) !== (row.after === null))).toBe(true);
  });

  test('folders moved into each other at once never make a circle', async () => {
    const [x, y] = [await folder('x'), await folder('y')];
    const race = await Promise.allSettled([
      updateEntry(ada, { id: x.id, path: `${home}/y/x` }),
      updateEntry(ada, { id: y.id, path: `${home}/x/y` }),
    ]);
    expect(race.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await list(home)).total).toBe(1);
  });

  test('entries moved to one name at once: one gets it', async () => {
    const entries = await Promise.all([1, 2, 3, 4].map((index) => file(`m${index}`)));
    const race = await Promise.allSettled(entries.map(({ id }) => updateEntry(ada, { id, path: `${home}/one` })));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a condition that does not hold changes nothing', async () => {
    const entry = await file('a.txt');
    const never = { precondition: () => false };
    await refused(updateEntry(ada, { id: entry.id, path: `${home}/b.txt`, ...never }), 'precondition_failed');
    await refused(deleteEntry(ada, { id: entry.id, ...never }), 'precondition_failed');
    const { revisionEtag } = await getEntry(ada, { id: entry.id });
    const only = (etag: string | null) => etag === revisionEtag;
    const race = await Promise.allSettled(
      ['c', 'd', 'e'].map((name) => updateEntry(ada, { id: entry.id, path: `${home}/${name}`, precondition: only })),
    );
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a deleted folder is gone with everything below, and its name is free', async () => {
    const top = await folder('top');
    const child = await file('top/a.txt');
    await deleteEntry(ada, { id: top.id });
    await refused(getEntry(ada, { id: top.id }), 'entry_not_found');
    await refused(getEntry(ada, { id: child.id }), 'entry_not_found');
    await refused(deleteEntry(ada, { id: child.id }), 'entry_not_found');
    await refused(updateEntry(ada, { id: child.id, path: `${home}/x` }), 'entry_not_found');
    expect((await list(home)).total).toBe(0);
    await folder('top');
  });
});
