import { compiledQuery } from '#db/compiled.ts';
import type { ApiKeyRow, Db, UserRow } from '#db/tables.ts';

export async function insertApiKey(db: Db, key: ApiKeyRow): Promise<void> {
  await db.insertInto('api_keys').values(key).execute();
}

/** A key as it is used: what it may do, and for whom. */
export interface UsedKey {
  readonly key: Pick<ApiKeyRow, 'id' | 'scopes' | 'space_ids' | 'expires_at' | 'last_used_at'>;
  readonly user: UserRow;
}

/** The key with this secret and its user, whatever their state. One query, since every call with a key waits for it. */
export async function findKeyBySecret(db: Db, secretHash: string): Promise<UsedKey | undefined> {
  const [row] = (await keyAndUser(db, { secretHash })).rows;
  if (row === undefined) return undefined;
  const { key_id, scopes, space_ids, expires_at, last_used_at, ...user } = row;
  return { key: { id: key_id, scopes, space_ids, expires_at, last_used_at }, user };
}

const keyAndUser = compiledQuery((db, { secretHash }: { secretHash: string }) =>
  db
    .selectFrom('api_keys')
    .innerJoin('users', 'users.id', 'api_keys.user_id')
    .selectAll('users')
    .select(['api_keys.id as key_id', 'scopes', 'space_ids', 'expires_at', 'last_used_at'])
    .where('secret_hash', '=', secretHash),
);

/** One page of a user's keys by age. */
export async function listKeyRows(
  db: Db,
  userId: string,
  page: { after: string | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_keys')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .execute();
}

export async function touchKey(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** The row that was deleted, if the user had it. */
export async function deleteKey(db: Db, userId: string, id: string): Promise<ApiKeyRow | undefined> {
  return db.deleteFrom('api_keys').where('id', '=', id).where('user_id', '=', userId).returningAll().executeTakeFirst();
}
