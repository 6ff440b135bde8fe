import { setImmediate as otherWork } from 'node:timers/promises';

import type { z } from 'zod';

import type { Db } from '#db/tables.ts';
import { type Context, type Services, systemContext } from '#services/context.ts';
import { newId } from '#services/ids.ts';
import {
  type LeasedJob,
  blobsAreHeld,
  deleteJob,
  insertJob,
  leaseDueJob,
  postponeJob,
  renewLease,
} from '#services/job-store.ts';
import { keepRenewing } from '#services/renewal.ts';

/** Work that is done later, in the background, by one of the processes. */
export interface Job {
  /** Stored with what waits to be done: never rename it. */
  readonly kind: string;
  /** How long after a run it is due again; null: it is done once for each time it is put on the list. */
  readonly everyMs: number | null;
  /** It waits while a backup is made, which needs every blob that its snapshot names. */
  readonly deletesBlobs: boolean;
  perform(ctx: Context, payload: unknown, signal: AbortSignal): Promise<void>;
}

/** Work that is put on the list with what it needs to know. */
export interface JobWith<Payload> extends Job {
  readonly payload: z.ZodType<Payload>;
}

/**
 * Describes work to put on the list with `enqueue`. It is done at least once, until it succeeds: `run` may find that an
 * earlier run did some of it or all. It works in small steps that let requests through, and stops between two of them
 * when `signal` says so; what it throws then does not count as a failure.
 */
export function defineJob<Payload>(job: {
  readonly kind: string;
  readonly payload: z.ZodType<Payload>;
  readonly deletesBlobs?: true;
  run(ctx: Context, payload: Payload, signal: AbortSignal): Promise<void>;
}): JobWith<Payload> {
  return {
    kind: job.kind,
    everyMs: null,
    deletesBlobs: job.deletesBlobs ?? false,
    payload: job.payload,
    perform: async (ctx, payload, signal) => job.run(ctx, job.payload.parse(payload), signal),
  };
}

/** Describes work that is done again and again, by one process at a time. The same rules hold as for `defineJob`. */
export function defineRecurringJob(job: {
  readonly kind: string;
  readonly everyMs: number;
  readonly deletesBlobs?: true;
  run(ctx: Context, signal: AbortSignal): Promise<void>;
}): Job {
  const { kind, everyMs, deletesBlobs = false } = job;
  return { kind, everyMs, deletesBlobs, perform: (ctx, _payload, signal) => job.run(ctx, signal) };
}

/**
 * Puts work on the list.
 *
 * @param db The transaction that makes the work necessary, so that neither is ever there without the other.
 * @param input.runAt Not before this time, in milliseconds since 1970; `at` is now.
 */
export async function enqueue<Payload>(
  db: Db,
  job: JobWith<Payload>,
  input: { readonly payload: Payload; readonly at: number; readonly runAt?: number | undefined },
): Promise<void> {
  await insertJob(db, {
    id: newId('job'),
    kind: job.kind,
    payload: JSON.stringify(input.payload),
    run_at: input.runAt ?? input.at,
    created_at: input.at,
  });
}

/** Puts what recurs on the list, if it is not there: due for the first time after its interval. */
export async function scheduleRecurring(services: Services, jobs: readonly Job[]): Promise<void> {
  const now = services.now();
  for (const { kind, everyMs } of jobs) {
    if (everyMs === null) continue;
    await insertJob(services.db, { id: kind, kind, payload: '{}', run_at: now + everyMs, created_at: now });
  }
}

/** How long a job is safe from other processes; prolonged while it runs, so it is short, for those that were killed. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 60 * 60_000;
const HELD_RETRY_MS = 10_000;

/**
 * Runs what is due, one job after the other, until nothing is or `signal` says to stop. Kinds that are not among `jobs`
 * are left to a process that knows them.
 *
 * @returns How many were run, well or not.
 */
export async function runDueJobs(services: Services, jobs: readonly Job[], signal = never): Promise<number> {
  const kinds = jobs.map(({ kind }) => kind);
  for (let count = 0; ; count += 1) {
    const now = services.now();
    const row = signal.aborted ? undefined : await leaseDueJob(services.db, { kinds, now, until: now + LEASE_MS });
    const job = jobs.find(({ kind }) => kind === row?.kind);
    if (row === undefined || job === undefined) return count;
    await run(services, job, row, signal);
    await otherWork();
  }
}

const never = new AbortController().signal;

async function run(services: Services, job: Job, row: LeasedJob, signal: AbortSignal): Promise<void> {
  // Asked after the lease is taken, as the holder looks for leases after it has the hold: one of them sees the other.
  if (job.deletesBlobs && (await blobsAreHeld(services.db, services.now()))) {
    const { attempts, last_error } = row;
    return postponeJob(services.db, row, {
      run_at: services.now() + HELD_RETRY_MS,
      attempts: attempts - 1,
      last_error,
    });
  }
  const lease = keepLease(services, row);
  const failure = await perform(services, job, row, signal);
  const leased = await lease.end();
  const now = services.now();
  if (failure === null) {
    if (job.everyMs === null) return deleteJob(services.db, leased);
    return postponeJob(services.db, leased, { run_at: now + job.everyMs, attempts: 0, last_error: null });
  }
  const { id, kind, attempts, last_error } = row;
  if (signal.aborted) return postponeJob(services.db, leased, { run_at: now, attempts: attempts - 1, last_error });
  services.log.error(
    { err: failure.error, job: { id, kind, attempts } },
    'a background job failed, and is tried again',
  );
  const retryMs = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS, job.everyMs ?? LAST_RETRY_MS);
  return postponeJob(services.db, leased, { run_at: now + retryMs, attempts, last_error: messageOf(failure.error) });
}

async function perform(
  services: Services,
  job: Job,
  row: LeasedJob,
  signal: AbortSignal,
): Promise<{ readonly error: unknown } | null> {
  try {
    const payload: unknown = JSON.parse(row.payload);
    await job.perform(systemContext(services, row.id), payload, signal);
    return null;
  } catch (error) {
    return { error };
  }
}

/** Prolongs the lease of a job as long as it runs. */
function keepLease(services: Services, row: LeasedJob) {
  let leased = row;
  const renew = async () => {
    const until = services.now() + LEASE_MS;
    if (await renewLease(services.db, leased, until)) leased = { ...leased, leased_until: until };
  };
  const endRenewing = keepRenewing(LEASE_MS / 4, renew, (error) =>
    services.log.warn({ err: error }, 'a lease was not prolonged'),
  );
  return {
    async end(): Promise<LeasedJob> {
      await endRenewing();
      return leased;
    },
  };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 1000);
}
