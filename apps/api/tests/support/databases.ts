import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import pg from 'pg';
import { inject } from 'vitest';

import type { DatabaseConfig } from '#config.ts';
import type { Engine } from '#db/tables.ts';

/** What every test of stored things runs on. */
export const engines: readonly Engine[] = ['sqlite', 'postgres'];

/** A new, empty database of its own for a test file. */
export async function newDatabase(engine: Engine, folder: string): Promise<DatabaseConfig> {
  if (engine === 'sqlite') return { engine, file: join(folder, 'sheaf.db') };
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return { engine, url: `${server}/${name}` };
}
