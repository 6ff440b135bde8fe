import { createHash } from 'node:crypto';

import { transact } from '#db/transact.ts';
import { type BlobReference, countReferences, listWrongFiles } from '#services/blob-reference-store.ts';
import { findChains } from '#services/entry-store.ts';
import { type Item, type Stored, inventory, orphanSize } from '#services/inventory.ts';
import { type Miscount, listMiscounts, recount } from '#services/quota-store.ts';
import { pathOf } from '#services/access.ts';
import { time } from '#services/time.ts';
import { findVersion } from '#services/version-store.ts';

/** A file's version that has something wrong with it. */
export interface HarmedVersion {
  readonly path: string;
  readonly entry: string;
  readonly version: string;
  readonly createdAt: string;
}

/** One thing that is not as it should be. */
export interface Finding {
  readonly kind:
    | 'blob_missing'
    | 'size_differs'
    | 'digest_differs'
    | 'unreadable'
    | 'orphan'
    | 'row_differs'
    | 'count_differs';
  /** Of the blob; null: it is about rows alone. */
  readonly key: string | null;
  readonly detail: string;
  readonly files: readonly HarmedVersion[];
  readonly repaired: boolean;
}

export interface CheckOptions {
  /** Reads every byte and compares digests, too. */
  readonly deep: boolean;
  /**
   * Sets orphans aside, puts back what was set aside though it is needed, and counts anew. Other rows and damaged bytes
   * stay as they are.
   */
  readonly repair: boolean;
  /** How young a blob may be without a row. */
  readonly graceMs: number;
  /** Called for every version that was looked at. */
  onProgress(done: number, total: number): void;
}

/** Compares what the database says with the bytes that are there, while others go on reading and writing. */
export async function* check(stored: Stored, options: CheckOptions): AsyncGenerator<Finding> {
  for (const miscount of await listMiscounts(stored.db)) yield await wrongCount(stored, miscount, options);
  for (const entry of await listWrongFiles(stored.db)) yield await wrongFile(stored, entry);
  const total = await countReferences(stored.db);
  let done = 0;
  for await (const item of inventory(stored)) {
    const finding =
      item.references.length === 0 ? await orphan(stored, item, options) : await harm(stored, item, options);
    if (finding !== null) yield finding;
    done += item.references.length;
    if (item.references.length > 0) options.onProgress(done, total);
  }
}

async function wrongCount(stored: Stored, miscount: Miscount, { repair }: CheckOptions): Promise<Finding> {
  const { table, name, used, counted } = miscount;
  if (repair) await transact(stored.db, (tx) => recount(tx, miscount));
  const owner = table === 'spaces' ? `The space ${name} holds` : `${name} stores`;
  const detail = `${owner} ${counted} bytes, and ${used} are counted against the quota.`;
  return { kind: 'count_differs', key: null, detail, files: [], repaired: repair };
}

async function wrongFile(stored: Stored, entry: string): Promise<Finding> {
  const path = await pathsOf(stored, [entry]);
  const detail = `The row of ${path.get(entry)} (${entry}) and the row of its current version differ.`;
  return { kind: 'row_differs', key: null, detail, files: [], repaired: false };
}

async function orphan(stored: Stored, { key }: Item, { graceMs, repair }: CheckOptions): Promise<Finding | null> {
  const size = await orphanSize(stored, key, graceMs);
  if (size === null) return null;
  if (repair) await stored.blobs.setAside(key);
  const detail = `No file has this blob of ${size} bytes.`;
  return { kind: 'orphan', key, detail, files: [], repaired: repair };
}

async function harm(stored: Stored, item: Item, options: CheckOptions): Promise<Finding | null> {
  const { key, references } = item;
  const wrong = await compare(stored, item, options.deep);
  if (wrong === null) return null;
  const [kind, detail] = wrong;
  // A purge may have come between.
  const rows = await Promise.all(references.map(({ id }) => findVersion(stored.db, id)));
  const harmed = references.filter((_, index) => rows[index] !== undefined);
  if (harmed.length === 0) return null;
  const files = await describe(stored, harmed);
  const repaired =
    kind === 'blob_missing' &&
    options.repair &&
    (await stored.blobs.putBack(key)) &&
    (await compare(stored, item, true)) === null;
  return { kind, key, detail, files, repaired };
}

/** What is wrong with the bytes, if something is. */
async function compare(
  stored: Stored,
  { key, references }: Item,
  deep: boolean,
): Promise<[kind: Finding['kind'], detail: string] | null> {
  const info = await stored.blobs.stat(key);
  if (info === null) return ['blob_missing', 'The blob is gone.'];
  const size = references.find((reference) => reference.size !== info.size)?.size;
  if (size !== undefined) return ['size_differs', `The blob has ${info.size} bytes and should have ${size}.`];
  if (!deep) return null;
  try {
    const sha256 = await digest(stored, key);
    const wanted = references.find((reference) => reference.sha256 !== sha256)?.sha256;
    if (wanted === undefined) return null;
    return ['digest_differs', `The blob's SHA-256 is ${sha256} and should be ${wanted}.`];
  } catch (error) {
    return ['unreadable', `The blob cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function digest(stored: Stored, key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of await stored.blobs.open(key)) hash.update(chunk);
  return hash.digest('hex');
}

async function describe(stored: Stored, references: readonly BlobReference[]): Promise<HarmedVersion[]> {
  const paths = await pathsOf(
    stored,
    references.map((reference) => reference.entry_id),
  );
  return references.map(({ id, entry_id, created_at }) => ({
    path: paths.get(entry_id) ?? '',
    entry: entry_id,
    version: id,
    createdAt: time(created_at),
  }));
}

async function pathsOf(stored: Stored, entries: readonly string[]): Promise<Map<string, string>> {
  const chains = await findChains(stored.db, entries);
  return new Map([...chains].map(([id, chain]) => [id, pathOf(chain)]));
}
