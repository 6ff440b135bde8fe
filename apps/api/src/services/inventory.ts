import {
  type BlobReference,
  blobAwaitsFile,
  blobAwaitsJob,
  blobIsReferenced,
  listReferences,
} from '#services/blob-reference-store.ts';
import type { Services } from '#services/context.ts';

/** What is stored: enough of a process to look after it. */
export type Stored = Pick<Services, 'db' | 'blobs' | 'now'>;

/** A blob and the rows that name it: there may be no row, or no blob. */
export interface Item {
  readonly key: string;
  readonly references: readonly BlobReference[];
}

/**
 * Everything that is stored, in the order of the keys. Blobs and rows are read while others write, so what is alone may
 * have been joined, or may have gone, since: look again before you say so.
 */
export async function* inventory(stored: Stored): AsyncGenerator<Item> {
  const keys = stored.blobs.keys()[Symbol.asyncIterator]();
  let blob = await keys.next();
  for await (const { key, references } of named(stored)) {
    while (blob.done !== true && blob.value < key) {
      yield { key: blob.value, references: [] };
      blob = await keys.next();
    }
    yield { key, references };
    if (blob.done !== true && blob.value === key) blob = await keys.next();
  }
  for (; blob.done !== true; blob = await keys.next()) yield { key: blob.value, references: [] };
}

const PAGE = 1000;

/** Every blob that a row names, with all its rows. */
async function* named(stored: Stored): AsyncGenerator<Item> {
  let references: BlobReference[] = [];
  let page: BlobReference[] | undefined;
  while (page === undefined || page.length === PAGE) {
    page = await listReferences(stored.db, page?.at(-1), PAGE);
    for (const reference of page) {
      const key = references[0]?.blob_key;
      if (key !== undefined && key !== reference.blob_key) {
        yield { key, references };
        references = [];
      }
      references.push(reference);
    }
  }
  const last = references[0];
  if (last !== undefined) yield { key: last.blob_key, references };
}

/** How long a blob may wait for its row: longer than any upload takes. */
export const GRACE_MS = 24 * 60 * 60 * 1000;

/** The size of a blob that no row names and that nobody is about to name or to delete; null: it is none. */
export async function orphanSize(stored: Stored, key: string, graceMs: number): Promise<number | null> {
  const info = await stored.blobs.stat(key);
  if (info === null || stored.now() - info.writtenAt < graceMs) return null;
  for (const isNeeded of [blobAwaitsJob, blobAwaitsFile, blobIsReferenced]) {
    if (await isNeeded(stored.db, key)) return null;
  }
  return info.size;
}

export interface Orphan {
  readonly key: string;
  readonly size: number;
}

/**
 * What uploads that were cut off between their bytes and their row have left.
 *
 * @param onProgress Called for every version that was looked at.
 */
export async function* findOrphans(
  stored: Stored,
  graceMs: number,
  onProgress: (done: number) => void = () => {},
): AsyncGenerator<Orphan> {
  let done = 0;
  for await (const { key, references } of inventory(stored)) {
    done += references.length;
    onProgress(done);
    if (references.length > 0) continue;
    const size = await orphanSize(stored, key, graceMs);
    if (size !== null) yield { key, size };
  }
}
