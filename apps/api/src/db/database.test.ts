import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines, newDatabase } from '../../tests/support/databases.ts';
import type { DatabaseConfig } from '../config.ts';
import { violatedIndex } from './constraints.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { transact } from './transact.ts';

describe.each(engines)('on %s', (engine) => {
  let folder: string;
  let config: DatabaseConfig;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sheaf-db-'));
    config = await newDatabase(engine, folder);
    database = await openDatabase(config);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const count = async () => (await database.db.selectFrom('instance').select('seq').executeTakeFirstOrThrow()).seq;

  test('answers a check, and migrating again changes nothing', async () => {
    await database.check();
    await migrate(database.db, engine);
    expect(await count()).toBe(0);
  });

  if (engine === 'postgres') {
    test('commits durably, whatever the database says', async () => {
      const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db);
      await sql`alter database ${sql.ref(rows[0]?.name ?? '')} set synchronous_commit = off`.execute(database.db);
      const fresh = await openDatabase(config);
      const shown = await sql`show synchronous_commit`.execute(fresh.db);
      await fresh.close();
      expect(shown.rows).toEqual([{ synchronous_commit: 'local' }]);
    });
  }

  test('tells whether commits are synced', async () => {
    // The Postgres that the tests start never syncs, to be fast.
    expect(await database.syncs()).toBe(engine === 'sqlite');
  });

  test('refuses the database of a newer version', async () => {
    await sql`insert into migrations (id, applied_at) values ('9999-later', 0)`.execute(database.db);
    await expect(migrate(database.db, engine)).rejects.toThrow('9999-later');
    await sql`delete from migrations where id = '9999-later'`.execute(database.db);
  });

  test('transactions that await in between never mix', async () => {
    const before = await count();
    const add = (fails: boolean) =>
      transact(database.db, async (tx) => {
        await tx
          .updateTable('instance')
          .set((eb) => ({ seq: eb('seq', '+', 1) }))
          .execute();
        await new Promise(setImmediate);
        if (fails) throw new Error('rolled back');
      });
    const results = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => add(index % 2 === 1)));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(await count()).toBe(before + 20);
  });

  test('whoever fails because of others finds what they have done committed', async () => {
    const take = (fingerprint: string) =>
      transact(database.db, (tx) =>
        tx.insertInto('idempotency_keys').values({ id: 'one', fingerprint, answer: '{}', expires_at: 0 }).execute(),
      ).then(
        () => fingerprint,
        async () => (await database.db.selectFrom('idempotency_keys').selectAll().executeTakeFirst())?.fingerprint,
      );
    const [first, ...others] = await Promise.all(['a', 'b', 'c'].map(take));
    expect(first).toBeDefined();
    expect(others).toEqual([first, first]);
  });

  test('a read outside sees no uncommitted change', async () => {
    const before = await count();
    await transact(database.db, async (tx) => {
      await tx
        .updateTable('instance')
        .set((eb) => ({ seq: eb('seq', '+', 1) }))
        .execute();
      expect(await count()).toBe(before);
    });
    expect(await count()).toBe(before + 1);
  });

  test('names the index that refused a duplicate', async () => {
    const insert = (id: string, handle: string) =>
      database.db
        .insertInto('users')
        .values({
          id,
          handle,
          name: 'Ada',
          email: `${id}@example.org`,
          email_key: id,
          role: 'member',
          password_hash: '',
          disabled_at: null,
          created_at: 0,
          modified_at: 0,
          used_bytes: 0,
        })
        .execute();
    await insert('usr_1', 'ada');
    const error: unknown = await insert('usr_2', 'ada').catch((caught: unknown) => caught);
    expect(violatedIndex(error)).toBe('users_handle');
    expect(violatedIndex(new Error('else'))).toBeUndefined();
  });

  test('text compares and sorts by its bytes; big numbers stay numbers', async () => {
    const rows = await sql<{ v: string }>`
      select handle as v from users union all select 'Zoe' union all select 'éa' order by v`.execute(database.db);
    expect(rows.rows.map((row) => row.v)).toEqual(['Zoe', 'ada', 'éa']);
    const time = 1_800_000_000_000;
    await database.db.updateTable('users').set({ modified_at: time }).execute();
    expect(await database.db.selectFrom('users').select('modified_at').execute()).toEqual([{ modified_at: time }]);
  });
});
