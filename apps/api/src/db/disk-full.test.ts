import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { isDiskFull } from './constraints.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Db, Tables } from './tables.ts';
import { transact } from './transact.ts';

let folder: string;
let db: Db;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheaf-full-'));
  db = new Kysely<Tables>({ dialect: sqliteDialect(join(folder, 'full.db')) });
  await sql`create table t (a text)`.execute(db);
  await sql.raw('pragma max_page_count = 10').execute(db);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

const insert = (text: string) => transact(db, (tx) => sql`insert into t values (${text})`.execute(tx));
const stored = async () => (await sql<{ a: string }>`select a from t order by a`.execute(db)).rows.map(({ a }) => a);
const tooMuch = 'x'.repeat(100_000);

test('a full disk is told apart, and the database goes on after it', async () => {
  const error: unknown = await insert(tooMuch).catch((caught: unknown) => caught);
  expect(isDiskFull(error)).toBe(true);
  expect(isDiskFull(new Error('else'))).toBe(false);
  await insert('small');
  expect(await stored()).toEqual(['small']);
});

test('what was too much fails alone, though SQLite undoes what shared its commit', async () => {
  const single = sql`insert into t values ('single')`.execute(db);
  const results = await Promise.allSettled([insert('before'), single, insert(tooMuch), insert('after')]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await stored()).toEqual(['after', 'before', 'single']);
});
