import type { Db, IdempotencyKeyRow } from '#db/tables.ts';

export async function findIdempotencyKey(db: Db, id: string, now: number): Promise<IdempotencyKeyRow | undefined> {
  return db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Whether the row is there now; false when another one is. One that has expired makes room. */
export async function insertIdempotencyKey(db: Db, row: IdempotencyKeyRow, now: number): Promise<boolean> {
  const { id: _id, ...columns } = row;
  const inserted = await db
    .insertInto('idempotency_keys')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(columns).where('idempotency_keys.expires_at', '<=', now),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Deletes up to `limit` of them. @returns How many there were. */
export async function deleteExpiredIdempotencyKeys(db: Db, now: number, limit: number): Promise<number> {
  const expired = db.selectFrom('idempotency_keys').select('id').where('expires_at', '<=', now).limit(limit);
  const { numDeletedRows } = await db.deleteFrom('idempotency_keys').where('id', 'in', expired).executeTakeFirst();
  return Number(numDeletedRows);
}
