import { SqliteAdapter } from 'kysely';

import type { Db } from '#db/tables.ts';

/** For the few statements that the engines spell differently. Works on a pool and on a transaction. */
export function isSqlite(db: Db): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}
