import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, startSheaf, text } from '../../tests/support/sheaf.ts';
import { allJobs } from './all-jobs.ts';
import { deleteEntry } from './entries.ts';
import { copyEntry } from './entry-copy.ts';
import { runDueJobs, scheduleRecurring } from './jobs.ts';
import { createSpace, deleteSpace } from './spaces.ts';

const day = 24 * 60 * 60_000;

describe.each(engines)('a deleted space on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    await scheduleRecurring(sheaf.services, allJobs);
  });
  afterAll(() => sheaf.close());

  const count = async (table: 'entries' | 'versions' | 'search_docs' | 'members' | 'spaces') => {
    const query = sheaf.services.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count'));
    return (await query.executeTakeFirstOrThrow()).count;
  };
  const counts = async () => {
    const tables = ['entries', 'versions', 'search_docs', 'members', 'spaces'] as const;
    return Promise.all(tables.map(count));
  };
  const pass = async (milliseconds: number) => {
    sheaf.advance(milliseconds);
    await runDueJobs(sheaf.services, allJobs);
  };

  test('is gone for good after thirty days: rows and bytes, but not those that a copy elsewhere shares', async () => {
    const { admin } = sheaf;
    await createSpace(admin, { name: 'stays' });
    const before = await counts();
    const stored = await sheaf.storedFiles();
    await createSpace(admin, { name: 'goes' });
    const shared = (await put(admin, 'goes/shared.txt', 'shared')).entry;
    await copyEntry(admin, { id: shared.id, path: 'stays/copy.txt' });
    for (const content of ['1', '2']) await put(admin, 'goes/deep/down/a.txt', content);
    const trashed = (await put(admin, 'goes/deep/trashed.txt', 'x')).entry;
    await deleteEntry(admin, { id: trashed.id });
    for (let number = 0; number < 60; number += 1) await put(admin, `goes/many ${number}.txt`, 'many');
    await deleteSpace(admin, { space: 'goes' });
    const deleted = await counts();
    await pass(29 * day);
    expect(await counts()).toEqual(deleted);
    await pass(2 * day);
    await pass(0);
    const [entries = 0, versions = 0, docs = 0, ...rest] = before;
    expect(await counts()).toEqual([entries + 1, versions + 1, docs + 1, ...rest]);
    expect(await sheaf.storedFiles()).toHaveLength(stored.length + 1);
    expect(await text(admin, 'stays/copy.txt')).toBe('shared');
  });
});
