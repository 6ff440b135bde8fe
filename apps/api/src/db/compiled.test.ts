import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines, newDatabase } from '../../tests/support/databases.ts';
import { compiledQuery } from './compiled.ts';
import { type Database, openDatabase } from './database.ts';

describe.each(engines)('on %s', (engine) => {
  let folder: string;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sheaf-db-'));
    database = await openDatabase(await newDatabase(engine, folder));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  test('is built once, and runs with the values of each call, in a transaction or not', async () => {
    let built = 0;
    const sum = compiledQuery((_db, { a, b }: { a: number; b: number }) => {
      built += 1;
      return sql<{ sum: number }>`select cast(${a} as integer) + cast(${b} as integer) + cast(${a} as integer) as sum`;
    });
    const { db } = database;
    expect((await sum(db, { a: 1, b: 10 })).rows).toEqual([{ sum: 12 }]);
    expect((await sum(db, { b: 20, a: 2 })).rows).toEqual([{ sum: 24 }]);
    expect(await db.transaction().execute((tx) => sum(tx, { a: 3, b: 0 }))).toMatchObject({ rows: [{ sum: 6 }] });
    expect(built).toBe(1);
  });

  test('takes a row, and tells how many it has changed', async () => {
    const insert = compiledQuery((db, row: { id: string; applied_at: number }) =>
      db.insertInto('migrations' as never).values(row as never),
    );
    const { db } = database;
    expect((await insert(db, { id: '9998', applied_at: 1 })).numAffectedRows).toBe(1n);
    expect((await insert(db, { applied_at: 2, id: '9999' })).numAffectedRows).toBe(1n);
    const { rows } = await sql`select id, applied_at from migrations where id >= '9998' order by id`.execute(db);
    expect(rows).toEqual([
      { id: '9998', applied_at: 1 },
      { id: '9999', applied_at: 2 },
    ]);
  });

  test('refuses values with other names than it was built for', async () => {
    const one = compiledQuery((_db, { a }: { a: number; b?: number }) => sql`select cast(${a} as integer) as a`);
    await one(database.db, { a: 1 });
    expect(() => one(database.db, { b: 1 } as never)).toThrow('no value for a');
    expect(() => one(database.db, { a: 1, b: 2 })).toThrow('takes 1 values');
  });
});
