import { forgetChanges } from '#services/audit.ts';
import { removeBlobs } from '#services/blob-removal.ts';
import { collectExpired } from '#services/collect-expired.ts';
import { collectOrphans, sweepBlobs } from '#services/collect-leftovers.ts';
import type { Job } from '#services/jobs.ts';
import { applyRetention } from '#services/retention.ts';
import { purgeSpaces } from '#services/space-purge.ts';

/** Everything that Sheaf does in the background. */
export const allJobs: readonly Job[] = [
  collectExpired,
  sweepBlobs,
  collectOrphans,
  removeBlobs,
  applyRetention,
  purgeSpaces,
  forgetChanges,
];
