import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, startSheaf, text } from '../../tests/support/sheaf.ts';
import { allJobs } from './all-jobs.ts';
import type { Context } from './context.ts';
import { deleteEntry } from './entries.ts';
import { runDueJobs, scheduleRecurring } from './jobs.ts';
import { type UpdateSpaceInput, createSpace, updateSpace } from './spaces.ts';
import { listTrash } from './trash.ts';
import { listVersions } from './versions.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

describe.each(engines)('what a space keeps on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  let home: string;
  let count = 0;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    ada = await sheaf.person('ada');
    await scheduleRecurring(sheaf.services, allJobs);
  });
  beforeEach(async () => {
    count += 1;
    home = `space ${count}`;
    await createSpace(ada, { name: home });
  });
  afterAll(() => sheaf.close());

  const keep = (rules: Omit<UpdateSpaceInput, 'space'>) => updateSpace(ada, { space: home, ...rules });
  const write = async (...texts: string[]) => {
    let id = '';
    for (const each of texts) ({ id } = (await put(ada, `${home}/a.txt`, each)).entry);
    return id;
  };
  const sizes = async (id: string) => (await listVersions(ada, { id, limit: 100 })).items.map(({ size }) => size);
  const pass = async (milliseconds: number) => {
    sheaf.advance(milliseconds);
    await runDueJobs(sheaf.services, allJobs);
  };

  test('is everything, as long as nobody says otherwise', async () => {
    const id = await write('1', '22', '333');
    const trashed = (await put(ada, `${home}/b.txt`, 'b')).entry;
    await deleteEntry(ada, { id: trashed.id });
    await pass(1000 * day);
    expect(await sizes(id)).toEqual([3, 2, 1]);
    expect((await listTrash(ada, { space: home, limit: 10 })).items).toHaveLength(1);
  });

  test('is so many versions of each file, and their blobs go with the others', async () => {
    await keep({ keepVersions: 2 });
    const id = await write('1', '22', '333', '4444');
    const before = await sheaf.storedFiles();
    await pass(2 * hour);
    await pass(0);
    expect(await sizes(id)).toEqual([4, 3]);
    expect(await sheaf.storedFiles()).toHaveLength(before.length - 2);
    expect(await text(ada, `${home}/a.txt`)).toBe('4444');
  });

  test('is a version for so many days after it was replaced, however old it was then', async () => {
    await keep({ keepVersionDays: 7 });
    const id = await write('1');
    await pass(30 * day);
    await write('22');
    await pass(6 * day);
    expect(await sizes(id)).toEqual([2, 1]);
    await pass(2 * day);
    expect(await sizes(id)).toEqual([2]);
  });

  test('is what either rule keeps', async () => {
    await keep({ keepVersions: 2, keepVersionDays: 7 });
    const id = await write('1', '22', '333');
    await pass(2 * hour);
    expect(await sizes(id)).toEqual([3, 2, 1]);
    await pass(8 * day);
    expect(await sizes(id)).toEqual([3, 2]);
  });

  test('is the trash for so many days', async () => {
    await keep({ trashDays: 30 });
    const [old, young] = [(await put(ada, `${home}/old`, 'x')).entry, (await put(ada, `${home}/young`, 'y')).entry];
    await deleteEntry(ada, { id: old.id });
    await pass(20 * day);
    await deleteEntry(ada, { id: young.id });
    await pass(11 * day);
    expect((await listTrash(ada, { space: home, limit: 10 })).items.map(({ entry }) => entry.id)).toEqual([young.id]);
    await keep({ trashDays: null });
    await pass(100 * day);
    expect((await listTrash(ada, { space: home, limit: 10 })).items).toHaveLength(1);
  });
});
