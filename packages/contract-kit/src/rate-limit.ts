import type { Answer } from './answer.ts';
import { ProblemError } from './problem.ts';

/* How often one caller may call, said on every answer (draft-ietf-httpapi-ratelimit-headers-10). */

/** What is left to a caller after a request. */
export interface Taken {
  readonly allowed: boolean;
  /** Requests that may come at once. */
  readonly limit: number;
  /** Seconds in which `limit` requests may come over and over. */
  readonly windowSeconds: number;
  /** Requests that may still come at once. */
  readonly remaining: number;
  /** Seconds until the whole limit is there again, if no request comes. */
  readonly resetSeconds: number;
  /** Seconds until a request like this one would be allowed; 0 when it was. */
  readonly retryAfterSeconds: number;
}

/** Counts the requests of callers. */
export interface RateLimiter {
  /**
   * Counts a request.
   *
   * @param key Names the caller.
   * @param cost How many requests it counts for. Default: 1.
   */
  readonly take: (key: string, cost?: number) => Taken;
}

/** How many requests a caller may send in how many seconds. */
export interface RateLimitRule {
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * Counts in this process's memory: a restart forgives, and several processes count for themselves. It remembers one
 * number a caller, the time at which everything they took will have come back (the generic cell rate algorithm of
 * ITU-T I.371). Beyond `maxKeys` callers the one known longest starts anew.
 *
 * @param clock Milliseconds. Default: `Date.now`.
 */
export function createRateLimiter(
  { limit, windowSeconds }: RateLimitRule,
  { clock = Date.now, maxKeys = 100_000 }: { readonly clock?: () => number; readonly maxKeys?: number } = {},
): RateLimiter {
  const windowMs = windowSeconds * 1000;
  const perRequest = windowMs / limit;
  const fullAt = new Map<string, number>();
  return {
    take(key, cost = 1) {
      const now = clock();
      const known = fullAt.get(key);
      const before = known !== undefined && known > now ? known : now;
      const after = before + cost * perRequest;
      const lacking = after - now - windowMs;
      const allowed = lacking <= 0;
      if (allowed) {
        if (known === undefined && fullAt.size >= maxKeys) forgetFirst(fullAt);
        fullAt.set(key, after);
      }
      const taken = (allowed ? after : before) - now;
      return {
        allowed,
        limit,
        windowSeconds,
        // A hair's breadth of rounding must not cost a whole request.
        remaining: Math.floor((windowMs - taken) / perRequest + 1e-6),
        resetSeconds: Math.ceil(taken / 1000),
        retryAfterSeconds: allowed ? 0 : Math.ceil(lacking / 1000),
      };
    },
  };
}

/** Says on an answer what is left. */
export function addRateLimit(headers: Answer['headers'], taken: Taken): void {
  headers['ratelimit-policy'] = `"default";q=${taken.limit};w=${taken.windowSeconds}`;
  headers['ratelimit'] = `"default";r=${taken.remaining};t=${taken.resetSeconds}`;
}

/** RFC 6585, 4. */
export function tooManyRequests({ limit, windowSeconds, retryAfterSeconds }: Taken): ProblemError {
  const detail = `More than ${limit} requests in ${windowSeconds} seconds. Try again in ${retryAfterSeconds} seconds.`;
  return new ProblemError('too_many_requests', { detail, headers: { 'retry-after': String(retryAfterSeconds) } });
}

function forgetFirst(map: Map<string, number>): void {
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}
