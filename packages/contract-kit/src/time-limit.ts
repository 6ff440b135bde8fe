import { ProblemError } from './problem.ts';

/**
 * Does something that must be done in time.
 *
 * @param run Given a signal that is aborted when the time is up. What it then still does, nobody waits for.
 * @throws ProblemError `unavailable` when the time is up.
 */
export async function within<T>(limitMs: number, run: (signal: AbortSignal) => Promise<T> | T): Promise<T> {
  const limit = new AbortController();
  const { promise: timeUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const detail = `This took longer than ${limitMs} ms.`;
    const problem = new ProblemError('unavailable', { detail, headers: { 'retry-after': '5' } });
    limit.abort(problem);
    reject(problem);
  }, limitMs);
  try {
    return await Promise.race([run(limit.signal), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
