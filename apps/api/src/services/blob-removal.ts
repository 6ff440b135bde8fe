import { z } from 'zod';

import { namedBlobs } from '#services/blob-reference-store.ts';
import type { Change } from '#services/changes.ts';
import { defineJob, enqueue } from '#services/jobs.ts';

/** So few that they fit into one query. */
const KEYS_EACH = 500;

/** Deletes blobs that no version names any more. One that is being read is read to its end. */
export const removeBlobs = defineJob({
  deletesBlobs: true,
  kind: 'blobs.remove',
  payload: z.object({ keys: z.array(z.string()) }),
  async run(ctx, { keys }, signal) {
    const named = await namedBlobs(ctx.db, keys);
    for (const key of keys.filter((each) => !named.has(each))) {
      signal.throwIfAborted();
      await ctx.blobs.delete(key);
    }
  },
});

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
