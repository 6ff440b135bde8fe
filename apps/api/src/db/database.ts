import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { Kysely, type LogEvent, sql } from 'kysely';

import type { DatabaseConfig } from '#config.ts';
import { assertMigrated, migrate } from '#db/migrate.ts';
import { postgresDialect } from '#db/postgres-dialect.ts';
import { sqliteDialect } from '#db/sqlite-dialect.ts';
import type { Db, Engine, Tables } from '#db/tables.ts';

export interface Database {
  readonly db: Db;
  readonly engine: Engine;
  /** Rejects when the database does not answer or cannot be written to. */
  check(): Promise<void>;
  /** Whether what is committed survives a power cut: an operator can have told Postgres never to sync. */
  syncs(): Promise<boolean>;
  close(): Promise<void>;
}

/** Is told of every statement, without its values. */
type Trace = (statement: string, milliseconds: number) => void;

/** Opens the database and brings it up to date. */
export async function openDatabase(config: DatabaseConfig, trace?: Trace): Promise<Database> {
  if (config.engine === 'sqlite') await mkdir(dirname(config.file), { recursive: true, mode: 0o700 });
  return open(config, (db) => migrate(db, config.engine), trace);
}

/**
 * Opens the database that a server of this version has made, and changes nothing about it.
 *
 * @throws Error when there is none, or one of another version
 */
export async function openExistingDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.engine === 'sqlite' && !existsSync(config.file)) {
    throw new Error(
      `There is no Sheaf in ${dirname(config.file)}: set SHEAF_DATA_DIR to the folder that the server uses.`,
    );
  }
  return open(config, assertMigrated);
}

async function open(config: DatabaseConfig, prepare: (db: Db) => Promise<void>, trace?: Trace): Promise<Database> {
  const dialect = config.engine === 'sqlite' ? sqliteDialect(config.file) : postgresDialect(config.url);
  const log = trace && (({ query, queryDurationMillis: ms }: LogEvent) => trace(query.sql, ms));
  const db = new Kysely<Tables>({ dialect, ...(log && { log }) });
  try {
    await prepare(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    engine: config.engine,
    check: () => check(db),
    syncs: async () => config.engine === 'sqlite' || (await setting(db, 'fsync')) === 'on',
    close: () => db.destroy(),
  };
}

/** Takes the write lock and gives it back without changing anything. */
async function check(db: Db): Promise<void> {
  await sql`update instance set seq = seq where id = 1 and seq < 0`.execute(db);
}

async function setting(db: Db, name: string): Promise<string | undefined> {
  return (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)).rows[0]?.value;
}
