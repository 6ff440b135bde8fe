import { execFile } from 'node:child_process';
import { copyFile, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

import pg from 'pg';

import { type DatabaseConfig, environmentWith } from '#config.ts';

/** A blob that a row of a snapshot names. */
export interface NamedBlob {
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
}

/** Not those of thumbnails, which are made anew when they are lost. */
const NAMED = 'select distinct blob_key as key, size, sha256 from versions';

/**
 * Writes the state of the database at one moment to a new file, while others write, and gives every blob that it names
 * in the order of their keys. The file is there once all of them were given.
 *
 * @throws Error saying what to install when Postgres's tools are missing
 */
export function writeSnapshot(config: DatabaseConfig, file: string): AsyncGenerator<NamedBlob> {
  return config.engine === 'sqlite' ? writeSqlite(config.file, file) : dumpPostgres(config.url, file);
}

/** @throws Error when the database is not empty */
export async function assertEmpty(config: DatabaseConfig): Promise<void> {
  // On SQLite it is a file of the data folder, which has been looked at.
  if (config.engine === 'sqlite') return;
  const { rows } = await withClient(config.url, (client) =>
    client.query<{ name: string | null }>(`select to_regclass('migrations')::text as name`),
  );
  if (rows[0]?.name === null) return;
  throw new Error('The database of DATABASE_URL holds a Sheaf, and a restore overwrites nothing: name an empty one.');
}

/** Makes a snapshot the database. */
export async function placeSnapshot(config: DatabaseConfig, file: string): Promise<void> {
  if (config.engine === 'postgres') {
    const options = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction'];
    return runTool('pg_restore', config.url, [...options, file]);
  }
  const partial = `${config.file}.restoring`;
  await copyFile(file, partial);
  await sync(partial);
  await rename(partial, config.file);
  await sync(dirname(config.file));
}

async function* writeSqlite(source: string, file: string): AsyncGenerator<NamedBlob> {
  const live = new DatabaseSync(source, { timeout: 5000 });
  try {
    live.prepare('vacuum into ?').run(file);
  } finally {
    live.close();
  }
  await sync(file);
  const snapshot = new DatabaseSync(file, { readOnly: true });
  try {
    // The boundary to SQLite: the shape of a row follows from the query.
    for (const row of snapshot.prepare(`${NAMED} order by key`).iterate()) yield row as unknown as NamedBlob;
  } finally {
    snapshot.close();
  }
}

const PAGE = 1000;

/** `pg_dump` sees what this transaction sees, which then reads the names of the blobs. */
async function* dumpPostgres(url: string, file: string): AsyncGenerator<NamedBlob> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const exported = await client.query<{ id: string }>('select pg_export_snapshot() as id');
    await runTool('pg_dump', url, ['--format=custom', `--snapshot=${exported.rows[0]?.id}`, `--file=${file}`]);
    await sync(file);
    for (let after = ''; ;) {
      const page = await client.query<NamedBlob & { size: string }>(
        `${NAMED} where blob_key > $1 order by key limit ${PAGE}`,
        [after],
      );
      for (const { key, size, sha256 } of page.rows) yield { key, size: Number(size), sha256 };
      if (page.rows.length < PAGE) return;
      after = page.rows.at(-1)?.key ?? '';
    }
  } finally {
    await client.end();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The password goes by the environment: everybody on the machine can read a command line. */
async function runTool(tool: string, address: string, args: string[]): Promise<void> {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const env = environmentWith(password === '' ? {} : { PGPASSWORD: password });
  try {
    await promisify(execFile)(tool, [`--dbname=${url.href}`, ...args], { env });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
    throw new Error(`There is no ${tool} here. Install Postgres's client tools (on Debian: postgresql-client).`, {
      cause: error,
    });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
