import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, form, put, startSheaf, text } from '../../tests/support/sheaf.ts';
import type { Context } from './context.ts';
import { listEntries } from './entries.ts';
import { copyEntry } from './entry-copy.ts';
import { updateEntry } from './entry-move.ts';
import { createSpace } from './spaces.ts';
import { uploadForm } from './upload-form.ts';

describe.each(engines)('copies on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    ada = await sheaf.person('ada');
    await createSpace(ada, { name: 'home' });
  });
  afterAll(() => sheaf.close());

  const list = (folder: string) => listEntries(ada, { folder, sort: 'name', order: 'asc', limit: 1 });

  test('more entries than fit into one statement, twice over, without new bytes', async () => {
    const files = Array.from({ length: 600 }, (_, number) => [`${number}.txt`, `text ${number}`] as const);
    await uploadForm(ada, { folder: 'home/one', onConflict: 'version', files: form(...files) });
    const before = await sheaf.storedFiles();
    const { folder } = await list('home/one');
    await copyEntry(ada, { id: folder.id, path: 'home/two' });
    await updateEntry(ada, { id: folder.id, path: 'home/two/one' });
    const all = await list('home/two');
    await copyEntry(ada, { id: all.folder.id, path: 'home/three' });
    expect([all.total, (await list('home/three/one')).total]).toEqual([601, 600]);
    expect(await text(ada, 'home/three/one/599.txt')).toBe('text 599');
    expect(await text(ada, 'home/three/7.txt')).toBe('text 7');
    expect(await sheaf.storedFiles()).toEqual(before);
  });

  test('a copy that finds no room at its end leaves nothing', async () => {
    await put(ada, 'home/four/a.txt', 'a');
    const { folder } = await list('home/four');
    const failing = copyEntry(ada, { id: folder.id, path: 'home/five' }, async () => {
      throw new Error('the transaction does not commit');
    });
    await expect(failing).rejects.toThrow('does not commit');
    await expect(list('home/five')).rejects.toMatchObject({ code: 'entry_not_found' });
  });
});
