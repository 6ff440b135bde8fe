import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { WriteGroups } from './write-groups.ts';

/** Counts what costs a sync on a disk. */
class CountingDatabase extends DatabaseSync {
  commits = 0;

  override exec(sql: string): void {
    if (sql === 'commit') this.commits += 1;
    super.exec(sql);
  }
}

function setUp() {
  const db = new CountingDatabase(':memory:');
  db.exec('create table t (n integer unique)');
  const insert = db.prepare('insert into t values (?)');
  const rows = () =>
    db
      .prepare('select n from t order by n')
      .all()
      .map((row) => row['n']);
  return { db, writes: new WriteGroups(db), insert, rows };
}

test('writes that come together share one commit, and one that fails undoes nothing else', async () => {
  const { db, writes, insert, rows } = setUp();
  const numbers = [1, 2, 2, 3];
  const results = await Promise.allSettled(numbers.map((number) => writes.alone(() => insert.run(number))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect([rows(), db.commits]).toEqual([[1, 2, 3], 1]);
});

test('a group does not grow for ever while more keep coming', async () => {
  const { db, writes, insert, rows } = setUp();
  await Promise.all(Array.from({ length: 200 }, (_, number) => writes.alone(() => insert.run(number))));
  expect(rows()).toHaveLength(200);
  expect(db.commits).toBeGreaterThanOrEqual(4);
  expect(db.commits).toBeLessThan(20);
});

test('one alone waits for nobody', async () => {
  const { db, writes, insert } = setUp();
  await writes.alone(() => insert.run(1));
  await writes.alone(() => insert.run(2));
  expect(db.commits).toBe(2);
});
