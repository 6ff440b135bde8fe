import { ProblemError } from './problem-error.ts';

export interface RetryRules {
  /** How many times to try again at most. */
  readonly retries: number;
  /** Milliseconds before the nth retry (1, 2, …) when the server names no time. */
  readonly retryDelay: (retry: number) => number;
}

export const defaultRetryRules: RetryRules = {
  retries: 2,
  retryDelay: (retry) => Math.min(300 * 2 ** (retry - 1), 5000) * (0.75 + Math.random() / 2),
};

/** `any`: sending twice does what sending once does. `unprocessed`: only after an answer that says nothing was done. */
export type Repeatable = 'any' | 'unprocessed' | 'never';

/** A wait longer than this is the caller's to decide on. */
const longestWait = 30_000;

/** Runs `attempt`, and again after a lost connection, a 429 or a 503 as far as `repeatable` allows. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  rules: RetryRules & { readonly repeatable: Repeatable; readonly signal?: AbortSignal | null | undefined },
): Promise<T> {
  for (let retry = 1; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      const wait = retry <= rules.retries && mayRepeat(error, rules.repeatable) ? waitAfter(error, retry, rules) : null;
      if (wait === null) throw error;
      await pause(wait, rules.signal);
    }
  }
}

function mayRepeat(error: unknown, repeatable: Repeatable): error is ProblemError {
  if (!(error instanceof ProblemError) || repeatable === 'never') return false;
  if (error.status === 429 || error.status === 503) return true;
  // The first try is still at work: its answer is there in a moment.
  if (error.code === 'idempotency_in_progress') return true;
  return error.code === 'network_error' && repeatable === 'any';
}

export function waitAfter(error: ProblemError, retry: number, rules: RetryRules): number | null {
  const wait = retryAfter(error.headers) ?? rules.retryDelay(retry);
  return wait > longestWait ? null : wait;
}

/** RFC 9110, 10.2.3: seconds or a date. In milliseconds from now. */
function retryAfter(headers: Headers | undefined): number | null {
  const value = headers?.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

export async function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
  signal?.throwIfAborted();
}
