import { randomBytes } from 'node:crypto';

import { hash, verify } from '@node-rs/argon2';

import { ServiceError } from '#services/error.ts';

export interface Passwords {
  /** A salted argon2id hash. @throws ServiceError `unavailable` when too many wait */
  hash(password: string): Promise<string>;
  /** Whether the password made the hash. Without a hash it takes as long and says no. @throws like `hash` */
  verify(password: string, passwordHash: string | undefined): Promise<boolean>;
  /** Whether `hash` would make it at another cost today. */
  isOutdated(passwordHash: string): boolean;
}

/** OWASP's choice for argon2id, the default variant. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** How its hashes begin (argon2's encoded form). */
const TODAYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
const AT_ONCE = 2;
const MAX_WAITING = 100;

/** Hashes passwords, a few at a time, so that a rush of sign-ins neither fills the memory nor starves the disk. */
export function createPasswords(): Passwords {
  const limited = limiter();
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => limited(() => hash(password, COST)),
    isOutdated: (passwordHash) => !passwordHash.startsWith(TODAYS),
    verify: (password, passwordHash) =>
      limited(async () => {
        if (passwordHash !== undefined) return verify(passwordHash, password);
        decoy ??= hash(randomBytes(16), COST);
        await verify(await decoy, password);
        return false;
      }),
  };
}

function limiter() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function limited<T>(work: () => Promise<T>): Promise<T> {
    if (waiting.length >= MAX_WAITING) {
      throw new ServiceError('unavailable', {
        detail: 'Too many people are signing in. Try again in a moment.',
        retryAfterSeconds: 5,
      });
    }
    if (running < AT_ONCE) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The slot is handed on, so that nobody who comes in between takes it.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
