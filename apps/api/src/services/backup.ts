import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { BlobError, type BlobStore } from '#blobs/blob-store.ts';
import type { NamedBlob } from '#db/snapshot.ts';
import type { Engine } from '#db/tables.ts';
import {
  databaseFile,
  dropOtherSnapshots,
  findBackup,
  prepareBackupFolder,
  readList,
  writeList,
  writeManifest,
} from '#services/backup-folder.ts';
import { whileBlobsStay } from '#services/hold.ts';
import type { Stored } from '#services/inventory.ts';

/** What became of the blobs. */
export interface Copied {
  readonly blobs: number;
  /** How many were not there already. */
  readonly copied: number;
  readonly bytes: number;
  /** Those that could not be copied whole, and why. The others are there. */
  readonly harmed: readonly { readonly key: string; readonly detail: string }[];
}

type OnProgress = (done: number, total: number) => void;

/**
 * Backs up everything into a folder while others read and write: first the database as it is at one moment, then every
 * blob that it names and the folder does not have. The backup of before counts until this one is whole.
 *
 * @param input.store The folder as a store of blobs.
 * @throws Error when the folder holds something else, or another backup is at work
 */
export async function backup(
  stored: Stored,
  input: {
    readonly folder: string;
    readonly engine: Engine;
    openStore(folder: string): Promise<BlobStore>;
    writeSnapshot(file: string): AsyncIterable<NamedBlob>;
    readonly onProgress: OnProgress;
  },
): Promise<Copied> {
  const { folder, engine } = input;
  await prepareBackupFolder(folder, engine);
  const store = await input.openStore(folder);
  return whileBlobsStay(stored, async () => {
    const name = `snapshot-${stored.now()}`;
    const snapshot = join(folder, name);
    await mkdir(snapshot, { mode: 0o700 });
    const total = await writeList(snapshot, input.writeSnapshot(databaseFile(snapshot)));
    const onProgress = (done: number) => input.onProgress(done, total);
    const copied = await copyBlobs(readList(snapshot), { from: stored.blobs, to: store, onProgress });
    await writeManifest(folder, { format: 1, engine, snapshot: name });
    await dropOtherSnapshots(folder, name);
    await dropOthers(store, readList(snapshot));
    return copied;
  });
}

/**
 * Puts a backup where nothing is yet: the blobs first, held to their digests, and the database last.
 *
 * @throws Error when there is no whole backup, or one of another kind of database
 */
export async function restore(input: {
  readonly folder: string;
  readonly engine: Engine;
  readonly blobs: BlobStore;
  openStore(folder: string): Promise<BlobStore>;
  placeSnapshot(file: string): Promise<void>;
  readonly onProgress: OnProgress;
}): Promise<Copied> {
  const { engine, snapshot } = await findBackup(input.folder);
  if (engine !== input.engine) {
    throw new Error(`This is a backup from ${engine}: ${engine === 'sqlite' ? 'unset' : 'set'} DATABASE_URL.`);
  }
  let total = 0;
  for await (const _ of readList(snapshot)) total += 1;
  const onProgress = (done: number) => input.onProgress(done, total);
  const from = await input.openStore(input.folder);
  const copied = await copyBlobs(readList(snapshot), { from, to: input.blobs, onProgress });
  await input.placeSnapshot(databaseFile(snapshot));
  return copied;
}

/** So many that the disk has something to do while another one waits for its sync. */
const AT_ONCE = 4;

async function copyBlobs(
  wanted: AsyncGenerator<NamedBlob>,
  stores: { readonly from: BlobStore; readonly to: BlobStore; onProgress(done: number): void },
): Promise<Copied> {
  let [blobs, copied, bytes] = [0, 0, 0];
  const harmed: { key: string; detail: string }[] = [];
  const work = async () => {
    for await (const blob of wanted) {
      const isThere = (await stores.to.stat(blob.key))?.size === blob.size;
      const detail = isThere ? null : await copyBlob(blob, stores);
      if (detail !== null) harmed.push({ key: blob.key, detail });
      else if (!isThere) [copied, bytes] = [copied + 1, bytes + blob.size];
      blobs += 1;
      stores.onProgress(blobs);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { blobs, copied, bytes, harmed };
}

/** What is wrong with the blob, if it could not be copied. */
async function copyBlob(
  { key, size, sha256 }: NamedBlob,
  { from, to }: { readonly from: BlobStore; readonly to: BlobStore },
): Promise<string | null> {
  try {
    const written = await to.write(await from.open(key), { key, maxBytes: size, expectedBytes: size });
    if (written.sha256 === sha256) return null;
    await to.delete(key);
    return `Its SHA-256 is ${written.sha256} and should be ${sha256}.`;
  } catch (error) {
    if (!(error instanceof BlobError) || error.code === 'no_space') throw error;
    return error.message;
  }
}

/** Deletes what only earlier backups needed. */
async function dropOthers(store: BlobStore, wanted: AsyncGenerator<NamedBlob>): Promise<void> {
  let next = await wanted.next();
  for await (const key of store.keys()) {
    while (next.done !== true && next.value.key < key) next = await wanted.next();
    if (next.done === true || next.value.key !== key) await store.delete(key);
  }
}
