import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';

import { isDiskFull } from './constraints.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

test('a full disk is told apart, and the database goes on after it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-full-'));
  const db = new Kysely<Record<string, never>>({ dialect: sqliteDialect(join(folder, 'full.db')) });
  await sql`create table t (a text)`.execute(db);
  await sql.raw('pragma max_page_count = 10').execute(db);
  const fill = db.transaction().execute((tx) => sql`insert into t values (${'x'.repeat(100_000)})`.execute(tx));
  const error: unknown = await fill.catch((caught: unknown) => caught);
  expect(isDiskFull(error)).toBe(true);
  expect(isDiskFull(new Error('else'))).toBe(false);
  await db.transaction().execute((tx) => sql`insert into t values ('small')`.execute(tx));
  expect((await sql`select a from t`.execute(db)).rows).toEqual([{ a: 'small' }]);
  await db.destroy();
  await rm(folder, { recursive: true });
});
