import { ServiceError } from '#services/error.ts';

/** Somebody tries a password. */
export interface Attempt {
  /** Names the account or the link whose password it should be. */
  readonly target: string;
  /** Where the attempt comes from: all addresses that one subscriber has. */
  readonly network: string;
}

/** Slows down whoever guesses passwords, and keeps nobody out who knows theirs. */
export interface Attempts {
  /**
   * Counts an attempt, before it is known how it ends: guesses at the same time count too.
   *
   * @throws ServiceError `too_many_requests` when too many have failed lately
   */
  begin(attempt: Attempt): void;
  succeeded(attempt: Attempt): void;
  /** As if it had not begun: nobody has learnt from it whether it was right. */
  withdrawn(attempt: Attempt): void;
}

/**
 * Whether a password matches, as an attempt. One that could not be checked, since too many wait, is none.
 *
 * @throws ServiceError `too_many_requests`, and what `check` throws
 */
export async function counted(attempts: Attempts, attempt: Attempt, check: () => Promise<boolean>): Promise<boolean> {
  attempts.begin(attempt);
  const matches = await check().catch((error: unknown) => {
    attempts.withdrawn(attempt);
    throw error;
  });
  if (matches) attempts.succeeded(attempt);
  return matches;
}

const WINDOW_MS = 5 * 60_000;
/** Of one target from one network: a person who tries what they can think of. */
const FAILURES = 10;
/** From one network, whatever the targets: an office after the weekend. */
const FAILURES_OF_NETWORK = 100;
/** Of one target from everywhere: from here on each network has one attempt, which is enough for whoever knows the password. */
const FAILURES_OF_TARGET = 100;

/** Counts in this process's memory: a restart forgives, and several processes count for themselves. */
export function createAttempts(now: () => number): Attempts {
  const [pairs, networks, targets] = [createCounter(now), createCounter(now), createCounter(now)];
  return {
    begin({ target, network }) {
      const pair = pairOf({ target, network });
      const isUnderAttack = targets.waitMs(target, FAILURES_OF_TARGET) > 0;
      const waitMs = Math.max(
        pairs.waitMs(pair, isUnderAttack ? 1 : FAILURES),
        networks.waitMs(network, FAILURES_OF_NETWORK),
      );
      if (waitMs > 0) throw tooMany(waitMs);
      pairs.add(pair);
      networks.add(network);
      targets.add(target);
    },
    succeeded({ target, network }) {
      pairs.forget(pairOf({ target, network }));
      // Only this attempt was no failure: somebody with an account must not wash away the guesses for others.
      networks.takeBack(network);
      targets.takeBack(target);
    },
    withdrawn({ target, network }) {
      pairs.takeBack(pairOf({ target, network }));
      networks.takeBack(network);
      targets.takeBack(target);
    },
  };
}

/** For `SHEAF_RATE_LIMIT=off`. */
export const unlimitedAttempts: Attempts = { begin() {}, succeeded() {}, withdrawn() {} };

function pairOf({ target, network }: Attempt): string {
  return `${network} ${target}`;
}

/** Made-up accounts and many addresses must not fill the memory. */
const KEYS = 10_000;

/** What happened to each key within the window. Beyond so many keys the one longest unused starts anew. */
function createCounter(now: () => number) {
  const counts = new Map<string, { count: number; until: number }>();
  const current = (key: string) => {
    const seen = counts.get(key);
    return seen !== undefined && seen.until > now() ? seen : { count: 0, until: 0 };
  };
  return {
    /** How long until the key has happened less often than that; 0: it has. */
    waitMs(key: string, limit: number): number {
      const { count, until } = current(key);
      return count < limit ? 0 : until - now();
    },
    add(key: string): void {
      const { count } = current(key);
      // Set anew, so that the first in the map is always the one longest unused.
      counts.delete(key);
      counts.set(key, { count: count + 1, until: now() + WINDOW_MS });
      const [oldest] = counts.keys();
      if (counts.size > KEYS && oldest !== undefined) counts.delete(oldest);
    },
    takeBack(key: string): void {
      const { count, until } = current(key);
      if (count > 1) counts.set(key, { count: count - 1, until });
      else counts.delete(key);
    },
    forget(key: string): void {
      counts.delete(key);
    },
  };
}

function tooMany(waitMs: number): ServiceError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const detail = `Too many wrong passwords. Try again in ${retryAfterSeconds} seconds.`;
  return new ServiceError('too_many_requests', { detail, retryAfterSeconds });
}
