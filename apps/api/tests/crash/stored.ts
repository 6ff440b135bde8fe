import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import pg from 'pg';

import type { DatabaseConfig } from '#config.ts';

/** Whether the database and the blobs agree. */
export interface Consistency {
  /** Versions whose blob is missing, or has another size or digest than their row says. */
  readonly broken: readonly string[];
  /** Blobs that no version has: bytes of an upload that was cut off, for a collector to take. */
  readonly orphans: number;
  /** Bytes on their way in. */
  readonly temporary: number;
}

/** Reads the blobs of a data folder against the rows of its database, as they are on the disk. */
export async function checkStored(dataDir: string, database: DatabaseConfig): Promise<Consistency> {
  const temporary = await filesBelow(join(dataDir, 'tmp'));
  // Rows first: a blob is there before its row.
  const rows = await readVersions(database);
  const blobs = new Map((await filesBelow(join(dataDir, 'blobs'))).map((path) => [path.slice(-40), path]));
  const broken: string[] = [];
  for (const { id, blob_key: key, size, sha256 } of rows) {
    const complaint = await complain(blobs.get(key), Number(size), sha256);
    if (complaint !== undefined) broken.push(`version ${id}: ${complaint}`);
    blobs.delete(key);
  }
  return { broken, orphans: blobs.size, temporary: temporary.length };
}

async function complain(blob: string | undefined, size: number, sha256: string): Promise<string | undefined> {
  if (blob === undefined) return 'its blob is missing';
  const found = await stat(blob);
  if (found.size !== size) return `its blob has ${found.size} bytes, not ${size}`;
  return (await digestOf(blob)) === sha256 ? undefined : 'its blob has other bytes';
}

/** Blobs never change, so the digest of one that was read stays what it was. */
const digests = new Map<string, string>();

async function digestOf(blob: string): Promise<string> {
  const known = digests.get(blob);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(blob)) hash.update(chunk as Buffer);
  const digest = hash.digest('hex');
  digests.set(blob, digest);
  return digest;
}

interface VersionRow {
  readonly id: string;
  readonly blob_key: string;
  /** Postgres gives a long number as text. */
  readonly size: number | string;
  readonly sha256: string;
}

const VERSIONS = 'select id, blob_key, size, sha256 from versions';

/** The boundary to the drivers: the shape of a row follows from the query. */
async function readVersions(database: DatabaseConfig): Promise<VersionRow[]> {
  if (database.engine === 'sqlite') {
    const db = new DatabaseSync(database.file, { readOnly: true, timeout: 5000 });
    const [check] = db.prepare('pragma integrity_check').all();
    const rows = db.prepare(VERSIONS).all() as unknown as VersionRow[];
    db.close();
    if (check?.['integrity_check'] !== 'ok') throw new Error(`SQLite says: ${JSON.stringify(check)}`);
    return rows;
  }
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<VersionRow>(VERSIONS);
  await client.end();
  return rows;
}

async function filesBelow(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((item) => item.isFile()).map(({ name, parentPath }) => join(parentPath, name));
}
