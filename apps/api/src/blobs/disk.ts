import { createHash } from 'node:crypto';
import { constants, type FileHandle, lstat, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import {
  BlobError,
  type BlobInfo,
  type BlobStore,
  type ByteRange,
  type StoredBlob,
  type WriteOptions,
  newBlobKey,
} from '#blobs/blob-store.ts';
import { KEY, dropOldAside, listKeys, move, placeAside, putBack, setAside } from '#blobs/disk-care.ts';
import { type Places, abandon, append, digestOf } from '#blobs/disk-pieces.ts';
import { fileStream } from '#blobs/file-stream.ts';
import { openFile } from '#blobs/open-file.ts';
import { stoppable } from '#blobs/stoppable.ts';
import { sharedFolderSync, syncFolder } from '#blobs/sync-folder.ts';
import { systemCode } from '#blobs/system-error.ts';
import { sweepTemporary, temporaryPath } from '#blobs/temporary-files.ts';
import { writeAll } from '#blobs/write-all.ts';

/**
 * Blobs as files: `blobs/3/f2/3f2…` under random names. A blob is written to `tmp`, synced, renamed into place, and its
 * folder synced, so that what `write` has acknowledged survives a power cut and what it has not leaves nothing behind.
 */
export async function openDiskStore(folder: string): Promise<BlobStore> {
  const disk: Disk = {
    blobs: join(folder, 'blobs'),
    tmp: join(folder, 'tmp'),
    partial: join(folder, 'partial'),
    aside: join(folder, 'aside'),
    folders: new Map(),
    sync: sharedFolderSync(),
    writing: 0,
  };
  await mkdir(disk.blobs, { recursive: true, mode: PRIVATE });
  await mkdir(disk.tmp, { recursive: true, mode: PRIVATE });
  await mkdir(disk.partial, { recursive: true, mode: PRIVATE });
  await mkdir(disk.aside, { recursive: true, mode: PRIVATE });
  for (const made of [folder, dirname(folder)]) await syncFolder(made);
  await sweepTemporary(disk.tmp);
  return {
    write: (source, options) => write(disk, source, options),
    append: (key, source, options) => refusing(append(placesOf(disk, key), source, options)),
    complete: (key, size) => complete(disk, key, size),
    abandon: (key) => abandon(placesOf(disk, key)),
    open: (key, range, onError) => openBlob(disk, key, range, onError),
    placeOf: (key) => relative(disk.blobs, placeOf(disk, key)),
    delete: (key) => rm(placeOf(disk, key), { force: true }),
    check: () => check(disk),
    keys: () => listKeys(disk.blobs),
    stat: (key) => statBlob(disk, key),
    setAside: (key) => setAside(placeOf(disk, key), placeAside(disk.aside, key)),
    putBack: (key) => returnBlob(disk, key),
    async sweep() {
      await sweepTemporary(disk.tmp);
      await dropOldAside(disk.aside);
    },
  };
}

/** Nobody else on the machine reads what people keep here. */
const PRIVATE = 0o700;

interface Disk {
  readonly blobs: string;
  readonly tmp: string;
  /** Blobs that come in pieces. */
  readonly partial: string;
  /** Blobs that nothing seems to need, for a while. */
  readonly aside: string;
  /** Folders that are durable or about to be, so that most writes make none. */
  readonly folders: Map<string, Promise<void>>;
  /** Makes what was renamed into a folder durable. */
  readonly sync: (folder: string) => Promise<void>;
  /** How many blobs are being written. */
  writing: number;
}

async function write(disk: Disk, source: AsyncIterable<Uint8Array>, options: WriteOptions): Promise<StoredBlob> {
  const { key = newBlobKey() } = options;
  const temporary = temporaryPath(disk.tmp);
  try {
    const written = await writeTemporary(disk, temporary, source, options);
    await moveIntoPlace(disk, temporary, placeOf(disk, key));
    return { key, ...written };
  } catch (error) {
    await rm(temporary, { force: true });
    throw asBlobError(error);
  }
}

async function writeTemporary(disk: Disk, path: string, source: AsyncIterable<Uint8Array>, options: WriteOptions) {
  const file = await open(path, 'wx');
  disk.writing += 1;
  try {
    const written = await copy(disk, file, source, options);
    await file.sync();
    return written;
  } finally {
    disk.writing -= 1;
    await file.close();
  }
}

/** So many bytes are written at once, and of all uploads together may wait for that: each write is a trip to another thread. */
const BATCH = 512 * 1024;
const WAITING = 8 * 1024 * 1024;
/** After so many the disk begins to make them durable, so that little is left to wait for at the end. */
const SYNC_EVERY = 128 * 1024 * 1024;

/** Some chunks are being written while the next ones arrive and are hashed: never more than two batches are held, and one of many. */
async function copy(disk: Disk, file: FileHandle, source: AsyncIterable<Uint8Array>, options: WriteOptions) {
  const { signal, maxBytes, expectedBytes } = options;
  const hash = createHash('sha256');
  let size = 0;
  let waiting: Uint8Array[] = [];
  let written = 0;
  let pending: Promise<void> = Promise.resolve();
  let [syncing, synced]: [Promise<void>, number] = [Promise.resolve(), 0];
  const flush = async () => {
    await pending;
    pending = writeAll(file, waiting, written);
    // Someone awaits these soon; until then a failure is not unhandled.
    pending.catch(() => {});
    [waiting, written] = [[], size];
    if (size - synced < SYNC_EVERY) return;
    await syncing;
    [syncing, synced] = [pending.then(() => file.datasync()), size];
    syncing.catch(() => {});
  };
  try {
    for await (const chunk of stoppable(source, signal)) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new BlobError('too_large', `There are more than ${maxBytes} bytes.`);
      if (expectedBytes !== undefined && size > expectedBytes) throw incomplete(expectedBytes, 'more came');
      waiting.push(chunk);
      hash.update(chunk);
      const share = WAITING / disk.writing;
      if (size - written >= Math.min(BATCH, share)) await flush();
      // So many are at work that nothing is gained by reading ahead.
      if (share < 2 * chunk.byteLength) await pending;
    }
    await flush();
    await pending;
    // What it fails of, a later one may not tell again.
    await syncing;
  } finally {
    await Promise.allSettled([pending, syncing]);
  }
  if (expectedBytes !== undefined && size < expectedBytes) throw incomplete(expectedBytes, `${size} came`);
  return { size, sha256: hash.digest('hex') };
}

function incomplete(expected: number, came: string): BlobError {
  return new BlobError('incomplete', `${expected} bytes were announced, ${came}.`);
}

function placesOf(disk: Disk, key: string): Places {
  return { partial: join(disk.partial, key), place: placeOf(disk, key) };
}

async function complete(disk: Disk, key: string, size: number): Promise<StoredBlob> {
  const { partial, place } = placesOf(disk, key);
  const sha256 = await digestOf(partial, size);
  await ensureFolder(disk, dirname(place));
  if (await move(partial, place)) return { key, size, sha256 };
  throw new BlobError('missing', `Blob ${key} was abandoned.`);
}

async function moveIntoPlace(disk: Disk, temporary: string, place: string): Promise<void> {
  const folder = dirname(place);
  await ensureFolder(disk, folder);
  await rename(temporary, place);
  try {
    await disk.sync(folder);
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  }
}

/** Resolves once the folder is durable: who finds one that another write has only just made waits for the same sync. */
function ensureFolder(disk: Disk, folder: string): Promise<void> {
  if (folder === disk.blobs) return Promise.resolve();
  const known = disk.folders.get(folder);
  if (known !== undefined) return known;
  const made = makeFolder(disk, folder);
  disk.folders.set(folder, made);
  made.catch(() => disk.folders.delete(folder));
  return made;
}

async function makeFolder(disk: Disk, folder: string): Promise<void> {
  const above = dirname(folder);
  await ensureFolder(disk, above);
  await mkdir(folder, { mode: PRIVATE }).catch(unlessThere);
  // Even when it was there: who made it may have been killed before this.
  await disk.sync(above);
}

function unlessThere(error: unknown): void {
  if (systemCode(error) !== 'EEXIST') throw error;
}

async function openBlob(
  disk: Disk,
  key: string,
  range: ByteRange | undefined,
  onError: ((error: unknown) => void) | undefined,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return fileStream(await openFile(placeOf(disk, key), constants.O_RDONLY), range, onError);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new BlobError('missing', `There is no blob ${key}.`, error);
    throw error;
  }
}

/** Keys come from the database, but a path is built only from what can be no path. */
function placeOf(disk: Disk, key: string): string {
  if (!KEY.test(key)) throw new TypeError('That is no blob key.');
  return join(disk.blobs, key.slice(0, 1), key.slice(1, 3), key);
}

async function statBlob(disk: Disk, key: string): Promise<BlobInfo | null> {
  try {
    const { size, mtimeMs } = await lstat(placeOf(disk, key));
    return { size, writtenAt: mtimeMs };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function returnBlob(disk: Disk, key: string): Promise<boolean> {
  const place = placeOf(disk, key);
  await ensureFolder(disk, dirname(place));
  return putBack(place, placeAside(disk.aside, key));
}

async function check(disk: Disk): Promise<void> {
  const path = temporaryPath(disk.tmp);
  const file = await open(path, 'wx');
  await file.close();
  await unlink(path);
}

async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asBlobError(error);
  }
}

function asBlobError(error: unknown): unknown {
  const code = systemCode(error);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  return isFull ? new BlobError('no_space', 'There is no room left for the bytes.', error) : error;
}
