import { ServiceError } from '#services/error.ts';

/** Slows down whoever guesses passwords. */
export interface Attempts {
  /**
   * Counts an attempt, before it is known how it ends: guesses at the same time count too.
   *
   * @throws ServiceError `too_many_requests` when too many have failed lately
   */
  begin(key: string): void;
  succeeded(key: string): void;
}

const FAILURES = 10;
const WINDOW_MS = 5 * 60_000;
/** Guesses for made-up keys must not fill the memory. */
const KEYS = 10_000;

/** Counts in this process's memory: a restart forgives, and several processes count for themselves. */
export function createAttempts(now: () => number): Attempts {
  const failures = new Map<string, { count: number; until: number }>();
  return {
    begin(key) {
      const seen = failures.get(key);
      const current = seen !== undefined && seen.until > now() ? seen : undefined;
      if (current !== undefined && current.count >= FAILURES) throw tooMany(current.until - now());
      // Set anew, so that the first in the map is always the one longest unused.
      failures.delete(key);
      failures.set(key, { count: (current?.count ?? 0) + 1, until: now() + WINDOW_MS });
      const [oldest] = failures.keys();
      if (failures.size > KEYS && oldest !== undefined) failures.delete(oldest);
    },
    succeeded(key) {
      failures.delete(key);
    },
  };
}

/** For `SHEAF_RATE_LIMIT=off`. */
export const unlimitedAttempts: Attempts = { begin() {}, succeeded() {} };

function tooMany(waitMs: number): ServiceError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const detail = `Too many wrong passwords. Try again in ${retryAfterSeconds} seconds.`;
  return new ServiceError('too_many_requests', { detail, retryAfterSeconds });
}
