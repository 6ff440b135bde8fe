import { compiledQuery } from '#db/compiled.ts';
import type { Db, SessionRow, UserRow } from '#db/tables.ts';

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/** A session as it is used: until when, and by whom. */
export interface UsedSession {
  readonly session: Pick<SessionRow, 'id' | 'created_at' | 'last_seen_at' | 'expires_at'>;
  readonly user: UserRow;
}

/** The session with this token and its user, whatever their state. One query, since every call of a browser waits for it. */
export async function findSessionByToken(db: Db, tokenHash: string): Promise<UsedSession | undefined> {
  const [row] = (await sessionAndUser(db, { tokenHash })).rows;
  if (row === undefined) return undefined;
  const { session_id, started_at, last_seen_at, expires_at, ...user } = row;
  return { session: { id: session_id, created_at: started_at, last_seen_at, expires_at }, user };
}

const sessionAndUser = compiledQuery((db, { tokenHash }: { tokenHash: string }) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('users')
    .select(['sessions.id as session_id', 'sessions.created_at as started_at', 'last_seen_at', 'expires_at'])
    .where('token_hash', '=', tokenHash),
);

export async function findSessionRow(db: Db, id: string): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One page of a user's sessions that have not expired, the latest first. */
export async function listSessionRows(
  db: Db,
  userId: string,
  page: { before: string | undefined; now: number; limit: number },
): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', page.now)
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}

export async function touchSession(db: Db, id: string, times: { seenAt: number; expiresAt: number }): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: times.seenAt, expires_at: times.expiresAt })
    .where('id', '=', id)
    .execute();
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

/** Whether the user had it. */
export async function deleteSessionOf(db: Db, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Signs a user out everywhere, one session apart. */
export async function deleteSessionsOf(db: Db, userId: string, keep?: string | null): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(typeof keep === 'string', (query) => query.where('id', '<>', keep ?? ''))
    .execute();
}

/** Deletes up to `limit` of them. @returns How many there were. */
export async function deleteExpiredSessions(db: Db, now: number, limit: number): Promise<number> {
  const expired = db.selectFrom('sessions').select('id').where('expires_at', '<=', now).limit(limit);
  const { numDeletedRows } = await db.deleteFrom('sessions').where('id', 'in', expired).executeTakeFirst();
  return Number(numDeletedRows);
}
