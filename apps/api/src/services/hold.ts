import { setTimeout as wait } from 'node:timers/promises';

import { allJobs } from '#services/all-jobs.ts';
import type { Stored } from '#services/inventory.ts';
import { jobsAreRunning, releaseHold, takeHold } from '#services/job-store.ts';
import { keepRenewing } from '#services/renewal.ts';

const HOLD_MS = 2 * 60_000;
const TAKEN = 'Another backup, gc or repair is at work. Wait until it has ended, or two minutes if it was killed.';

/**
 * Runs `work` while no background job deletes a blob, in any process. Of two that want this, the second is refused.
 *
 * @throws Error when somebody else holds the blobs
 */
export async function whileBlobsStay<T>(stored: Stored, work: () => Promise<T>): Promise<T> {
  const take = (before: number | null) =>
    takeHold(stored.db, { now: stored.now(), until: stored.now() + HOLD_MS, before });
  let until = await take(null);
  if (until === null) throw new Error(TAKEN);
  const renew = async () => {
    until = (await take(until)) ?? until;
  };
  const endRenewing = keepRenewing(HOLD_MS / 8, renew, () => {});
  try {
    const kinds = allJobs.filter(({ deletesBlobs }) => deletesBlobs).map(({ kind }) => kind);
    while (await jobsAreRunning(stored.db, kinds, stored.now())) await wait(100);
    return await work();
  } finally {
    await endRenewing();
    await releaseHold(stored.db, until);
  }
}
