import type { Transaction } from 'kysely';

import type { Db, Tables } from '#db/tables.ts';

export type Tx = Transaction<Tables>;

const ATTEMPTS = 5;

/** What Postgres answers when two transactions stood in each other's way and one must start again. */
const TRY_AGAIN = new Set(['40001', '40P01']);

/** Runs `work` in a transaction; all of it counts or none. `work` may run again, so it touches nothing but the database. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && TRY_AGAIN.has(error.code);
}
