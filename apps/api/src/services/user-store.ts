import { compiledQuery } from '#db/compiled.ts';
import type { Db, UserRow } from '#db/tables.ts';

/** What two users may not share: the address in lower case. */
export function emailKey(email: string): string {
  return email.normalize('NFC').toLowerCase();
}

export async function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return (await byId(db, { id })).rows[0];
}

const byId = compiledQuery((db, { id }: { id: string }) => db.selectFrom('users').selectAll().where('id', '=', id));

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email_key', '=', emailKey(email)).executeTakeFirst();
}

export async function findUserByHandle(db: Db, handle: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('handle', '=', handle).executeTakeFirst();
}

export async function handleIsTaken(db: Db, handle: string): Promise<boolean> {
  return (await withHandle(db, { handle })).rows.length > 0;
}

const withHandle = compiledQuery((db, { handle }: { handle: string }) =>
  db.selectFrom('users').select('id').where('handle', '=', handle),
);

/** A user, and until when their invitation works, if they have one. */
export interface InvitableRow extends UserRow {
  readonly invited_until: number | null;
}

/** One page of all users by age. */
export async function listUserRows(
  db: Db,
  page: { after: string | undefined; limit: number },
): Promise<InvitableRow[]> {
  const { after, limit } = page;
  return (await (after === undefined ? firstPage(db, { limit }) : pageAfter(db, { after, limit }))).rows;
}

const firstPage = compiledQuery((db, { limit }: { limit: number }) => invitable(db).orderBy('users.id').limit(limit));

const pageAfter = compiledQuery((db, { after, limit }: { after: string; limit: number }) =>
  invitable(db).where('users.id', '>', after).orderBy('users.id').limit(limit),
);

function invitable(db: Db) {
  return db
    .selectFrom('users')
    .leftJoin('invitations', 'invitations.user_id', 'users.id')
    .selectAll('users')
    .select('invitations.expires_at as invited_until');
}

/** Whether an admin who may sign in is left, without counting one user. */
export async function hasAdmin(db: Db, besides?: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('password_hash', '<>', '')
    .$if(besides !== undefined, (query) => query.where('id', '<>', besides ?? ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertUser(db: Db, user: UserRow): Promise<void> {
  await insert(db, user);
}

const insert = compiledQuery((db, user: UserRow) => db.insertInto('users').values(user));

export async function updateUserRow(
  db: Db,
  id: string,
  changes: Partial<Omit<UserRow, 'id'>>,
): Promise<UserRow | undefined> {
  return db.updateTable('users').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

/** Another hash, unless the one that is known was changed meanwhile: then false. */
export async function replacePasswordHash(
  db: Db,
  user: Pick<UserRow, 'id' | 'password_hash'>,
  passwordHash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ password_hash: passwordHash })
    .where('id', '=', user.id)
    .where('password_hash', '=', user.password_hash)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sessions, keys, links and memberships go with the row. */
export async function deleteUserRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('users').where('id', '=', id).execute();
}
