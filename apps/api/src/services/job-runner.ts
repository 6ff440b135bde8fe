import { setTimeout as wait } from 'node:timers/promises';

import type { Services } from '#services/context.ts';
import { type Job, runDueJobs, scheduleRecurring } from '#services/jobs.ts';

/** What does the background work of a process. */
export interface JobRunner {
  /** Tells the running job to stop and waits until it has. */
  stop(): Promise<void>;
}

/** How often the list is looked at. */
const EVERY_MS = 1000;

/** Starts doing what is due: one job at a time in this process, whatever other processes do. */
export function startJobs(services: Services, jobs: readonly Job[]): JobRunner {
  const stopping = new AbortController();
  const ended = work(services, jobs, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

async function work(services: Services, jobs: readonly Job[], signal: AbortSignal): Promise<void> {
  let scheduled = false;
  while (!signal.aborted) {
    try {
      if (!scheduled) await scheduleRecurring(services, jobs);
      scheduled = true;
      await runDueJobs(services, jobs, signal);
    } catch (error) {
      // The list itself cannot be read or written. Requests tell that, too; the work goes on when it can.
      services.log.error({ err: error }, 'the background jobs are waiting for the database');
    }
    await wait(EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}
