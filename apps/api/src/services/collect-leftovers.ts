import { GRACE_MS, findOrphans } from '#services/inventory.ts';
import { defineRecurringJob } from '#services/jobs.ts';

const HOUR_MS = 60 * 60_000;

/** Deletes what writes that were interrupted have left in the store. */
export const sweepBlobs = defineRecurringJob({
  kind: 'sweep-blobs',
  everyMs: HOUR_MS,
  run: (ctx) => ctx.blobs.sweep(),
});

/** Sets aside the blobs that belong to no file. They can be put back for a week; then `sweepBlobs` deletes them. */
export const collectOrphans = defineRecurringJob({
  kind: 'collect-orphans',
  everyMs: 24 * HOUR_MS,
  deletesBlobs: true,
  async run(ctx, signal) {
    for await (const { key, size } of findOrphans(ctx, GRACE_MS)) {
      signal.throwIfAborted();
      await ctx.blobs.setAside(key);
      ctx.log.info({ key, size }, 'a blob that belongs to no file was set aside');
    }
  },
});
