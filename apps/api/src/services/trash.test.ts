import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, refused, startSheaf, text, userId } from '../../tests/support/sheaf.ts';
import type { Context } from './context.ts';
import { createFolder, deleteEntry, getEntry, listEntries } from './entries.ts';
import { deleteFile } from './files.ts';
import { createSpace } from './spaces.ts';
import { listTrash, restoreFromTrash } from './trash.ts';

describe.each(engines)('trash on %s', (engine) => {
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

  const trash = async () => (await listTrash(ada, { space: home, limit: 100 })).items;
  const folderId = async (path: string) =>
    (await listEntries(ada, { folder: path, sort: 'name', order: 'asc', limit: 1 })).folder.id;

  test('a deleted folder is one item and comes back whole', async () => {
    const { entry } = await put(ada, `${home}/docs/in/a.txt`, 'hello');
    const id = await folderId(`${home}/docs`);
    await deleteEntry(ada, { id });
    expect(await trash()).toMatchObject([
      { entry: { id, kind: 'folder' }, path: `${home}/docs`, deletedBy: userId(ada) },
    ]);
    const restored = await restoreFromTrash(ada, { id });
    expect(restored.entry).toMatchObject({ id, path: `${home}/docs` });
    expect(await text(ada, `${home}/docs/in/a.txt`)).toBe('hello');
    expect((await getEntry(ada, { id: entry.id })).entry).toEqual(entry);
    expect(await trash()).toEqual([]);
    await refused(restoreFromTrash(ada, { id }), 'entry_not_found');
  });

  test('folders missing on the way are made again', async () => {
    const { entry } = await put(ada, `${home}/a/b/c.txt`, 'hello');
    await deleteFile(ada, { path: entry.path });
    const lost = await folderId(`${home}/a`);
    await deleteEntry(ada, { id: lost });
    expect((await restoreFromTrash(ada, { id: entry.id })).entry.path).toBe(`${home}/a/b/c.txt`);
    expect(await folderId(`${home}/a`)).not.toBe(lost);
    await refused(restoreFromTrash(ada, { id: lost }), 'path_taken');
    expect((await restoreFromTrash(ada, { id: lost, path: `${home}/old a` })).entry.path).toBe(`${home}/old a`);
    expect((await trash()).length).toBe(0);
  });

  test('a taken name needs another one', async () => {
    const { entry } = await put(ada, `${home}/a.txt`, 'old');
    await deleteFile(ada, { path: entry.path });
    await put(ada, `${home}/A.txt`, 'new');
    await refused(restoreFromTrash(ada, { id: entry.id }), 'path_taken');
    await refused(restoreFromTrash(ada, { id: entry.id, path: home }), 'path_taken');
    await refused(restoreFromTrash(ada, { id: entry.id, path: `${home}/a.txt/x` }), 'not_a_folder');
    await refused(restoreFromTrash(ada, { id: entry.id, path: `${home}/` }), 'invalid_path');
    await restoreFromTrash(ada, { id: entry.id, path: `${home}/sub/b.txt` });
    expect(await text(ada, `${home}/sub/b.txt`)).toBe('old');
  });

  test('of those who restore at once, one does', async () => {
    const { entry } = await put(ada, `${home}/a.txt`, 'x');
    await deleteFile(ada, { path: entry.path });
    const race = await Promise.allSettled([1, 2, 3].map(() => restoreFromTrash(ada, { id: entry.id })));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('what lies in a folder follows it: a rename of the folder changes where it goes back to', async () => {
    const { entry } = await put(ada, `${home}/a/b.txt`, 'x');
    await deleteFile(ada, { path: entry.path });
    await createFolder(ada, { path: `${home}/other` });
    expect((await trash())[0]?.path).toBe(`${home}/a/b.txt`);
    expect((await restoreFromTrash(ada, { id: entry.id })).entry.path).toBe(`${home}/a/b.txt`);
  });

  test('the latest comes first, in pages, from the spaces of the caller alone', async () => {
    for (const name of ['1', '2', '3', '4', '5']) {
      await put(ada, `${home}/${name}`, name);
      await deleteFile(ada, { path: `${home}/${name}` });
      sheaf.advance(1000);
    }
    const first = await listTrash(ada, { space: home, limit: 3 });
    const second = await listTrash(ada, { space: home, limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ entry }) => entry.name)).toEqual(['5', '4', '3', '2', '1']);
    expect(second.nextCursor).toBeNull();
    const stranger = await sheaf.person();
    expect((await listTrash(stranger, { limit: 10 })).items).toEqual([]);
    await refused(listTrash(stranger, { space: home, limit: 10 }), 'space_not_found');
    const id = first.items[0]?.entry.id ?? '';
    await refused(restoreFromTrash(stranger, { id }), 'entry_not_found');
    expect((await listTrash(ada, { limit: 100 })).items.length).toBeGreaterThanOrEqual(5);
  });
});
