import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { z } from 'zod';

import { syncFolder } from '#blobs/sync-folder.ts';
import type { Engine } from '#db/tables.ts';
import type { NamedBlob } from '#db/snapshot.ts';

/*
 * A backup is a folder: `blobs`, laid out as in a data folder; a folder `snapshot-…` with the database of one moment and
 * the list of the blobs that it needs; and `backup.json`, which says which snapshot counts, and so is written last.
 */

const Manifest = z.object({
  format: z.literal(1),
  engine: z.enum(['sqlite', 'postgres']),
  /** The folder of the latest whole backup; null: there is none yet. */
  snapshot: z.string().nullable(),
});

export type Manifest = z.output<typeof Manifest>;

const NAME = 'backup.json';
const OURS = /^(backup\.json(\.new)?|blobs|tmp|partial|aside|snapshot-.*|lost\+found)$/;

const NamedBlobLine = z.object({ key: z.string(), size: z.number(), sha256: z.string() });

/**
 * Takes a new, an empty, or an earlier backup's folder.
 *
 * @throws Error when something else is in it
 */
export async function prepareBackupFolder(folder: string, engine: Engine): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  const isBackup = names.includes(NAME);
  if (names.some((name) => name !== 'lost+found' && !(isBackup && OURS.test(name)))) {
    throw new Error(`There is something else than a backup in ${folder}. Name a new folder.`);
  }
  if (!isBackup) return writeManifest(folder, { format: 1, engine, snapshot: null });
  const manifest = await readManifest(folder);
  if (manifest.engine !== engine) throw new Error(`${folder} has a backup from ${manifest.engine}. Name a new folder.`);
}

/** @throws Error when there is no whole backup */
export async function findBackup(folder: string): Promise<Manifest & { readonly snapshot: string }> {
  const { snapshot, ...manifest } = await readManifest(folder);
  if (snapshot === null) throw new Error(`The backup in ${folder} was never finished. Make it again.`);
  return { ...manifest, snapshot: join(folder, snapshot) };
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no backup in ${folder}: it has no ${NAME}.`, { cause });
  });
  const value: unknown = JSON.parse(text);
  const parsed = Manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${join(folder, NAME)} is not one of this Sheaf's. Was it made by a newer one?`);
}

/** Replaces the manifest at one stroke. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(join(folder, `${NAME}.new`), 'w', 0o600);
  await closing(file, async () => {
    await file.writeFile(`${JSON.stringify(manifest)}\n`);
    await file.sync();
  });
  await rename(join(folder, `${NAME}.new`), join(folder, NAME));
  await syncFolder(folder);
}

/** Deletes the snapshots of earlier and of interrupted backups. */
export async function dropOtherSnapshots(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('snapshot-') && name !== kept) await rm(join(folder, name), { recursive: true });
  }
}

export function databaseFile(snapshot: string): string {
  return join(snapshot, 'database');
}

function listFile(snapshot: string): string {
  return join(snapshot, 'blobs.ndjson');
}

/** Writes what comes last into the folder, which is durable then. @returns How many there are. */
export async function writeList(snapshot: string, blobs: AsyncIterable<NamedBlob>): Promise<number> {
  const file = await open(listFile(snapshot), 'wx', 0o600);
  let count = 0;
  await closing(file, async () => {
    for await (const blob of blobs) {
      await file.appendFile(`${JSON.stringify(blob)}\n`);
      count += 1;
    }
    await file.sync();
  });
  await syncFolder(snapshot);
  return count;
}

/** The blobs that a snapshot needs, in the order of their keys. */
export async function* readList(snapshot: string): AsyncGenerator<NamedBlob> {
  for await (const line of createInterface(createReadStream(listFile(snapshot)))) {
    const value: unknown = JSON.parse(line);
    yield NamedBlobLine.parse(value);
  }
}

async function closing(file: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await file.close();
  }
}
