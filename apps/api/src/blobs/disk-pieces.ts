import { createHash } from 'node:crypto';
import { type FileHandle, constants, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { type AppendOptions, BlobError } from '#blobs/blob-store.ts';
import { move } from '#blobs/disk-care.ts';
import { fileStream } from '#blobs/file-stream.ts';
import { openFile } from '#blobs/open-file.ts';
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

/** Of the bytes as they are on the disk, read once more: other processes may have written most of them. What is behind them goes. */
export async function digestOf(partial: string, size: number): Promise<string> {
  const file = await openThere(partial);
  try {
    await assertSize(file, size);
    await file.truncate(size);
    await file.sync();
  } finally {
    await file.close();
  }
  const hash = createHash('sha256');
  for await (const chunk of fileStream(await openFile(partial, constants.O_RDONLY), undefined)) hash.update(chunk);
  return hash.digest('hex');
}

export async function abandon({ partial, place }: Places): Promise<void> {
  await rm(partial, { force: true });
  await rm(place, { force: true });
  await syncFolder(dirname(partial));
}

/** Nothing is cut off: somebody who has slept for long may come here when others have written more. */
async function openAt({ partial, place }: Places, offset: number): Promise<FileHandle> {
  if (offset === 0) {
    const file = await openFile(partial, constants.O_RDWR | constants.O_CREAT);
    await syncFolder(dirname(partial));
    return file;
  }
  // It was whole once, and what should have come after that did not: a server may have been killed between.
  const file = await openThere(partial).catch(async (error: unknown) => {
    if (error instanceof BlobError && (await move(place, partial))) return openThere(partial);
    throw error;
  });
  try {
    await assertSize(file, offset);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openThere(path: string): Promise<FileHandle> {
  try {
    return await openFile(path, constants.O_RDWR);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw new BlobError('missing', 'There are no bytes of this blob.', error);
  }
}

async function assertSize(file: FileHandle, size: number): Promise<void> {
  const there = (await file.stat()).size;
  if (there < size) throw new BlobError('missing', `There are ${there} bytes where ${size} should be.`);
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
      pending = writeAll(file, [chunk], size);
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
