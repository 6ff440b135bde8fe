import type { ApiKeyRow, Db, UserRow } from '#db/tables.ts';

export async function insertApiKey(db: Db, key: ApiKeyRow): Promise<void> {
  await db.insertInto('api_keys').values(key).execute();
}

/** The key with this secret and its user, whatever their state. */
export async function findKeyBySecret(
  db: Db,
  secretHash: string,
): Promise<{ key: ApiKeyRow; user: UserRow } | undefined> {
  const key = await db.selectFrom('api_keys').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
  if (key === undefined) return undefined;
  const user = await db.selectFrom('users').selectAll().where('id', '=', key.user_id).executeTakeFirst();
  return user && { key, user };
}

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
