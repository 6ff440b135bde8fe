import type { Session } from '@sheaf/contracts';

import type { SessionRow, UserRow } from '#db/tables.ts';
import { type Tx, transact } from '#db/transact.ts';
import { requireSession } from '#services/access.ts';
import type { Actor, Context, Services } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { toSession } from '#services/records.ts';
import { hashSecret, newSecret } from '#services/secrets.ts';
import {
  deleteSession,
  findSessionByToken,
  findSessionRow,
  insertSession,
  touchSession,
} from '#services/session-store.ts';
import { emailKey, findUserByEmail, replacePasswordHash } from '#services/user-store.ts';

/** How long a session lasts without being used. */
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
const TOUCH_EVERY_MS = 60_000;

export interface SignedIn {
  /** What the browser keeps; only its hash is stored. */
  readonly token: string;
  readonly session: Session;
}

/**
 * Starts a session. Takes as long for an unknown address as for a wrong password.
 *
 * @throws ServiceError `invalid_credentials`, `account_disabled`, `too_many_requests`, `unavailable`
 */
export async function signIn(
  ctx: Context,
  input: { email: string; password: string; userAgent: string | null },
): Promise<SignedIn> {
  const key = `sign-in ${emailKey(input.email)}`;
  ctx.attempts.begin(key);
  const user = await findUserByEmail(ctx.db, input.email);
  const matches = await ctx.passwords.verify(input.password, user?.password_hash || undefined);
  if (user === undefined || !matches) throw new ServiceError('invalid_credentials');
  ctx.attempts.succeeded(key);
  if (user.disabled_at !== null) throw new ServiceError('account_disabled');
  const renewed = ctx.passwords.isOutdated(user.password_hash) ? await ctx.passwords.hash(input.password) : null;
  return transact(ctx.db, async (tx) => {
    if (renewed !== null) await replacePasswordHash(tx, user, renewed);
    return startSession(tx, user, { at: ctx.now(), userAgent: input.userAgent });
  });
}

/** Starts a session for a user who has proved to be that user. */
export async function startSession(
  tx: Tx,
  user: UserRow,
  device: { at: number; userAgent: string | null },
): Promise<SignedIn> {
  const token = newSecret();
  const session: SessionRow = {
    id: newId('ses'),
    user_id: user.id,
    token_hash: hashSecret(token),
    user_agent: device.userAgent?.slice(0, 512).toWellFormed() ?? null,
    created_at: device.at,
    last_seen_at: device.at,
    expires_at: device.at + SESSION_LIFETIME_MS,
  };
  await insertSession(tx, session);
  return { token, session: toSession(session, user) };
}

/** Who holds this token, or null when it is unknown, expired, or its user disabled. Using a session prolongs it. */
export async function authenticateSession(services: Services, token: string): Promise<Actor | null> {
  const found = await findSessionByToken(services.db, hashSecret(token));
  const now = services.now();
  if (found === undefined || found.session.expires_at <= now || found.user.disabled_at !== null) return null;
  if (now - found.session.last_seen_at >= TOUCH_EVERY_MS) {
    await touchSession(services.db, found.session.id, { seenAt: now, expiresAt: now + SESSION_LIFETIME_MS });
  }
  return {
    user: found.user,
    via: 'session',
    sessionId: found.session.id,
    keyId: null,
    scopes: null,
    spaces: null,
  };
}

/** @throws ServiceError `unauthorized`, `forbidden` */
export async function getSession(ctx: Context): Promise<Session> {
  const actor = requireSession(ctx);
  const row = await findSessionRow(ctx.db, actor.sessionId);
  if (row === undefined) throw new ServiceError('unauthorized');
  return toSession(row, actor.user);
}

/** Ends the caller's session. @throws ServiceError `unauthorized`, `forbidden` */
export async function signOut(ctx: Context): Promise<void> {
  const actor = requireSession(ctx);
  await deleteSession(ctx.db, actor.sessionId);
}
