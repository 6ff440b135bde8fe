import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { type AppendOptions, BlobError } from '#blobs/blob-store.ts';
import { move } from '#blobs/disk-care.ts';
import { fileStream } from '#blobs/file-stream.ts';
import { stoppable } from '#blobs/stoppable.ts';
import { syncFolder } from '#blobs/sync-folder.ts';
import { systemCode } from '#blobs/system-error.ts';
import { writeAll } from '#blobs/write-all.ts';

/*
 * A blob that comes in pieces: one file, which grows in a folder of its own and is renamed into place when it is whole.
 */

/** Where it grows, and where it goes. */
export interface Places {
  readonly partial: string;
  readonly place: string;
}

/** So much may have to be sent again after a power cut. */
const SYNC_EVERY = 16 * 1024 * 1024;

export async function append(
  places: Places,
  source: AsyncIterable<Uint8Array>,
  options: AppendOptions,
): Promise<number> {
  const file = await openAt(places, options.offset);
  try {
    return await appendTo(file, source, options);
  } finally {
    await file.close();
  }
}

/** The bytes as they are on the disk, read once more: other processes may have written most of them. */
export async function digestOf(partial: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(partial, 'r').catch((error: unknown) => {
    throw systemCode(error) === 'ENOENT' ? nothingThere(error) : error;
  });
  for await (const chunk of fileStream(file, undefined)) {
    hash.update(chunk);
    size += chunk.byteLength;
  }
  return { size, sha256: hash.digest('hex') };
}

export async function abandon({ partial, place }: Places): Promise<void> {
  await rm(partial, { force: true });
  await rm(place, { force: true });
  await syncFolder(dirname(partial));
}

/** Everything behind `offset` goes: nobody was told that it is safe. */
async function openAt(places: Places, offset: number): Promise<FileHandle> {
  const { partial } = places;
  if (offset === 0) {
    const file = await open(partial, 'w');
    await syncFolder(dirname(partial));
    return file;
  }
  const file = await openThere(places);
  const { size } = await file.stat();
  if (size >= offset) {
    await file.truncate(offset);
    return file;
  }
  await file.close();
  throw new BlobError('missing', `There are ${size} bytes where ${offset} should be.`);
}

async function openThere({ partial, place }: Places): Promise<FileHandle> {
  try {
    return await open(partial, 'r+');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    // It was whole once, and what should have come after that did not: a server may have been killed between.
    if (await move(place, partial)) return open(partial, 'r+');
    throw nothingThere(error);
  }
}

function nothingThere(cause: unknown): BlobError {
  return new BlobError('missing', 'There are no bytes of this blob.', cause);
}

async function appendTo(file: FileHandle, source: AsyncIterable<Uint8Array>, options: AppendOptions): Promise<number> {
  const { offset, maxBytes, signal, onDurable } = options;
  let [size, durable] = [offset, offset];
  let pending: Promise<void> = Promise.resolve();
  const sync = async () => {
    await pending;
    await file.sync();
    durable = size;
    await onDurable?.(size);
  };
  try {
    for await (const chunk of stoppable(source, signal)) {
      const left = offset + maxBytes - size;
      if (chunk.byteLength > left) throw new BlobError('too_large', `There are more than ${maxBytes} bytes.`);
      await pending;
      if (onDurable !== undefined && size - durable >= SYNC_EVERY) await sync();
      pending = writeAll(file, chunk, size);
      // Someone awaits it soon; until then a failure is not unhandled.
      pending.catch(() => {});
      size += chunk.byteLength;
    }
  } catch (error) {
    await pending.catch(() => {});
    // What came before it broke off need not be sent again.
    if (onDurable !== undefined && size > durable) await sync();
    throw error;
  }
  await sync();
  return size;
}
