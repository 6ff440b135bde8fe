import { setImmediate as otherWork } from 'node:timers/promises';

import { deleteExpiredIdempotencyKeys } from '#services/idempotency-store.ts';
import { deleteExpiredInvitations } from '#services/invitation-store.ts';
import { defineRecurringJob } from '#services/jobs.ts';
import { removeExpiredUploads } from '#services/resumable-uploads.ts';
import { deleteExpiredSessions } from '#services/session-store.ts';

const HOUR_MS = 60 * 60_000;
/** Few enough that a request which wants to write waits a moment only. */
const BATCH = 500;

/** Deletes what has had its time: nothing answers by it any more. */
export const collectExpired = defineRecurringJob({
  kind: 'collect-expired',
  everyMs: HOUR_MS,
  async run(ctx, signal) {
    for (const deleteExpired of [deleteExpiredIdempotencyKeys, deleteExpiredSessions, deleteExpiredInvitations]) {
      while (!signal.aborted && (await deleteExpired(ctx.db, ctx.now(), BATCH)) === BATCH) await otherWork();
    }
    await removeExpiredUploads(ctx, signal);
  },
});
