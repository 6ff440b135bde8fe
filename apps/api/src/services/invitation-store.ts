import { compiledQuery } from '#db/compiled.ts';
import type { Db, UserRow } from '#db/tables.ts';

export interface NewInvitation {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: string;
  readonly at: number;
  readonly expiresAt: number;
}

/** Ends the one before: a user has one at most. */
export async function replaceInvitation(db: Db, invitation: NewInvitation): Promise<void> {
  await replace(db, invitation);
}

const replace = compiledQuery((db, { id, userId, tokenHash, at, expiresAt }: NewInvitation) => {
  const row = { id, token_hash: tokenHash, created_at: at, expires_at: expiresAt };
  return db
    .insertInto('invitations')
    .values({ ...row, user_id: userId })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row));
});

/** The user who may choose a password by this token, and until when. */
export async function findInvited(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<{ readonly user: UserRow; readonly expiresAt: number } | undefined> {
  const row = await db
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'invitations.user_id')
    .selectAll('users')
    .select('invitations.expires_at')
    .where('token_hash', '=', tokenHash)
    .where('invitations.expires_at', '>', now)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { expires_at, ...user } = row;
  return { user, expiresAt: expires_at };
}

export async function deleteInvitationOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('invitations').where('user_id', '=', userId).execute();
}

/** Deletes up to `limit` of them. @returns How many there were. */
export async function deleteExpiredInvitations(db: Db, now: number, limit: number): Promise<number> {
  const expired = db.selectFrom('invitations').select('id').where('expires_at', '<=', now).limit(limit);
  const { numDeletedRows } = await db.deleteFrom('invitations').where('id', 'in', expired).executeTakeFirst();
  return Number(numDeletedRows);
}
