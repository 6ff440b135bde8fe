import { z } from 'zod';

import { namedBlobs } from '#services/blob-reference-store.ts';
import type { Change } from '#services/changes.ts';
import { listReaders } from '#services/job-store.ts';
import { type JobWith, defineJob, enqueue } from '#services/jobs.ts';

/** So few that they fit into one query. */
const KEYS_EACH = 500;

/** How long it waits for readers before it looks again. */
const READERS_MS = 5_000;

/**
 * Deletes blobs that no version names any more. A file that is open is read to its end; `readers` are those who were at
 * work when the blobs became free, and may have yet to open them.
 */
export const removeBlobs: JobWith<Removal> = defineJob({
  deletesBlobs: true,
  kind: 'blobs.remove',
  payload: z.object({ keys: z.array(z.string()), readers: z.array(z.string()).optional() }),
  async run(ctx, { keys, readers: before }, signal) {
    const at = ctx.now();
    const readers = await listReaders(ctx.db, at, before);
    // Put on the list anew: who starts to read from now on sees no version with these blobs.
    if (readers.length > 0) {
      return enqueue(ctx.db, removeBlobs, { payload: { keys, readers }, at, runAt: at + READERS_MS });
    }
    const named = await namedBlobs(ctx.db, keys);
    for (const key of keys.filter((each) => !named.has(each))) {
      signal.throwIfAborted();
      await ctx.blobs.delete(key);
    }
  },
});

interface Removal {
  readonly keys: string[];
  readonly readers?: string[] | undefined;
}

/** Sees to it that these blobs are deleted once the change has committed, as far as no version names them then. */
export async function freeBlobs(change: Change, keys: readonly string[]): Promise<void> {
  const distinct = [...new Set(keys)];
  for (let from = 0; from < distinct.length; from += KEYS_EACH) {
    await enqueue(change.tx, removeBlobs, {
      payload: { keys: distinct.slice(from, from + KEYS_EACH) },
      at: change.at,
    });
  }
}
