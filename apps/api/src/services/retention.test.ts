import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, startSheaf, text } from '../../tests/support/sheaf.ts';
import { allJobs } from './all-jobs.ts';
import { type Context, systemContext } from './context.ts';
import { deleteEntry } from './entries.ts';
import { copyEntry } from './entry-copy.ts';
import { newId } from './ids.ts';
import { runDueJobs, scheduleRecurring } from './jobs.ts';
import { applyRetention } from './retention.ts';
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

  test('is so many versions of each file, and the blobs of the others go, unless a copy has them', async () => {
    await keep({ keepVersions: 2 });
    const id = await write('1');
    await copyEntry(ada, { id, path: `${home}/copy.txt` });
    await write('22', '333', '4444');
    const before = await sheaf.storedFiles();
    await pass(2 * hour);
    await pass(0);
    expect(await sizes(id)).toEqual([4, 3]);
    expect(await sheaf.storedFiles()).toHaveLength(before.length - 1);
    expect(await text(ada, `${home}/a.txt`)).toBe('4444');
    expect(await text(ada, `${home}/copy.txt`)).toBe('1');
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

  test('is looked through a few files at a time, and others get their turn between', async () => {
    await keep({ keepVersions: 2 });
    const id = await write('outdated', 'current');
    const FILES = 1200;
    const { db } = sheaf.services;
    const file = await db.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const versions = await db.selectFrom('versions').selectAll().where('entry_id', '=', id).orderBy('id').execute();
    const copies = Array.from({ length: FILES }, (_, number) => {
      const name = `${number}.txt`;
      const copied = versions.map((version) => ({ ...version, id: newId('ver') }));
      const entry = { ...file, id: newId('ent'), name, name_key: name, version_id: copied[1]?.id ?? null };
      return { entry, versions: copied.map((version) => ({ ...version, entry_id: entry.id })) };
    });
    await db
      .insertInto('entries')
      .values(copies.map((copy) => copy.entry))
      .execute();
    await db
      .insertInto('versions')
      .values(copies.flatMap((copy) => copy.versions))
      .execute();
    const left = async () =>
      (await db.selectFrom('versions').select('id').where('size', '=', 'outdated'.length).execute()).length;
    const retain = () =>
      applyRetention.perform(systemContext(sheaf.services, 'test'), {}, new AbortController().signal);

    let turns = 0;
    const watch = () => {
      turns += 1;
      turn = setImmediate(watch);
    };
    let turn = setImmediate(watch);
    await retain();
    clearImmediate(turn);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(FILES / 500));
    expect(await left()).toBe(FILES + 1);
    await keep({ keepVersions: 1 });
    await retain();
    expect(await left()).toBe(0);
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
