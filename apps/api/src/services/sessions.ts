import type { ListedSession, Session } from '@sheaf/contracts';

import type { SessionRow, UserRow } from '#db/tables.ts';
import { requireSession } from '#services/access.ts';
import { type Attempt, counted } from '#services/attempts.ts';
import { INSTANCE } from '#services/change-store.ts';
import { type Change, changeInstance, instanceChange, recordChange } from '#services/changes.ts';
import { type Actor, type Context, type Services, networkOf } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { ServiceError } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { noteUse } from '#services/last-use.ts';
import { toListedSession, toSession } from '#services/records.ts';
import { type CodeRefusal, takeCode } from '#services/second-factor.ts';
import { hashSecret, newSecret } from '#services/secrets.ts';
import {
  deleteSession,
  deleteSessionOf,
  deleteSessionsOf,
  findSessionByToken,
  findSessionRow,
  insertSession,
  listSessionRows,
  touchSession,
} from '#services/session-store.ts';
import { emailKey, findUser, findUserByEmail, replacePasswordHash } from '#services/user-store.ts';

const TOUCH_EVERY_MS = 60_000;

export interface SignedIn {
  /** What the browser keeps; only its hash is stored. */
  readonly token: string;
  readonly session: Session;
  /** When it ends however much it is used: for so long the browser keeps the token. */
  readonly endsAt: number;
}

/**
 * Starts a session. Takes as long for an unknown address as for a wrong password.
 *
 * @throws ServiceError `invalid_credentials`, `second_factor_required`, `wrong_code`, `account_disabled`,
 *   `too_many_requests`, `unavailable`
 */
export async function signIn(
  ctx: Context,
  input: { email: string; password: string; code?: string | undefined },
): Promise<SignedIn> {
  const { email } = input;
  const attempt = { target: `account ${emailKey(email)}`, network: networkOf(ctx) };
  const user = await findUserByEmail(ctx.db, email);
  const matches = await counted(ctx.attempts, attempt, () =>
    ctx.passwords.verify(input.password, user?.password_hash || undefined),
  );
  if (user === undefined || !matches) throw await refusedSignIn(ctx, 'invalid_credentials', { email, user });
  if (user.disabled_at !== null) throw await refusedSignIn(ctx, 'account_disabled', { email, user });
  const renewed = ctx.passwords.isOutdated(user.password_hash) ? await ctx.passwords.hash(input.password) : null;
  const guess = codeAttempt(user, input.code);
  if (guess !== null) ctx.attempts.begin(guess);
  const result = await changeInstance(ctx, async (change) => {
    if (!decidesAlike(user, await findUser(change.tx, user.id))) return 'changed_meanwhile';
    const refused = await takeCode(change, user, input.code);
    if (refused !== null) return refused;
    if (renewed !== null) await replacePasswordHash(change.tx, user, renewed);
    return startSession(ctx, change, user);
  });
  if (result === 'changed_meanwhile') return signIn(ctx, input);
  if (typeof result === 'string') throw await refusedSignIn(ctx, result, { email, user });
  if (guess !== null) ctx.attempts.succeeded(guess);
  return result;
}

/** Whether a user may sign in by the same things as a moment ago: a password is checked outside the transaction. */
function decidesAlike(before: UserRow, now: UserRow | undefined): boolean {
  return (
    now?.password_hash === before.password_hash &&
    now.second_factor_at === before.second_factor_at &&
    now.disabled_at === before.disabled_at
  );
}

/**
 * A guess of an account's code, if one was sent. It counts wherever it comes from: whoever gets this far has the password or
 * an invitation, so no stranger can lock the account by it.
 */
export function codeAttempt(user: UserRow, code: string | undefined): Attempt | null {
  if (user.second_factor_at === null || code === undefined) return null;
  return { target: `code of ${user.id}`, network: user.id };
}

/** A refusal to let somebody in, once it is recorded. */
export async function refusedSignIn(
  ctx: Context,
  code: 'invalid_credentials' | 'account_disabled' | CodeRefusal,
  { email, user }: { email: string; user: UserRow | undefined },
): Promise<ServiceError> {
  const after = { email, reason: code };
  await recordChange(
    ctx,
    instanceChange({ kind: 'session.refused', subject: user?.id ?? INSTANCE, before: null, after }),
  );
  return new ServiceError(code);
}

/** Starts a session for a user who has proved to be that user. */
export async function startSession(ctx: Context, change: Change, user: UserRow): Promise<SignedIn> {
  const { tx, at } = change;
  const token = newSecret();
  const session: SessionRow = {
    id: newId('ses'),
    user_id: user.id,
    token_hash: hashSecret(token),
    user_agent: ctx.client?.userAgent ?? null,
    address: ctx.client?.address ?? null,
    created_at: at,
    last_seen_at: at,
    expires_at: expiry(ctx, at, at),
  };
  await insertSession(tx, session);
  const started = {
    kind: 'session.started',
    subject: session.id,
    actorId: user.id,
    before: null,
    after: null,
  } as const;
  change.record(instanceChange(started));
  return { token, session: toSession(session, user), endsAt: at + ctx.sessions.maxMs };
}

/** Who holds this token, or null when it is unknown, expired, or its user disabled. Using a session prolongs it, up to its end. */
export async function authenticateSession(services: Services, token: string): Promise<Actor | null> {
  const found = await findSessionByToken(services.db, hashSecret(token));
  const now = services.now();
  if (found === undefined || found.session.expires_at <= now || found.user.disabled_at !== null) return null;
  if (now - found.session.last_seen_at >= TOUCH_EVERY_MS) {
    const expiresAt = expiry(services, found.session.created_at, now);
    await noteUse(services, touchSession(services.db, found.session.id, { seenAt: now, expiresAt }));
  }
  return {
    user: found.user,
    via: 'session',
    sessionId: found.session.id,
    keyId: null,
    shareId: null,
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
  await changeInstance(ctx, async (change) => {
    await deleteSession(change.tx, actor.sessionId);
    change.record(instanceChange({ kind: 'session.ended', subject: actor.sessionId, before: null, after: null }));
  });
}

/** The caller's own, the latest first. @throws ServiceError `unauthorized`, `forbidden`, `invalid_input` */
export async function listSessions(ctx: Context, input: PageInput): Promise<Page<ListedSession>> {
  const actor = requireSession(ctx);
  const [before] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const rows = await listSessionRows(ctx.db, actor.user.id, { before, now: ctx.now(), limit: input.limit + 1 });
  return pageOf(
    rows,
    input.limit,
    (row) => toListedSession(row, actor.sessionId),
    (row) => [row.id],
  );
}

/** Ends one of the caller's sessions. @throws ServiceError `unauthorized`, `forbidden`, `session_not_found` */
export async function revokeSession(ctx: Context, input: { id: string }): Promise<void> {
  const actor = requireSession(ctx);
  await changeInstance(ctx, async (change) => {
    if (!(await deleteSessionOf(change.tx, actor.user.id, input.id))) throw new ServiceError('session_not_found');
    change.record(instanceChange({ kind: 'session.revoked', subject: input.id, before: null, after: null }));
  });
}

/** Ends all of the caller's sessions, or all others. @throws ServiceError `unauthorized`, `forbidden` */
export async function revokeSessions(ctx: Context, input: { keepCurrent: boolean }): Promise<void> {
  const { user, sessionId } = requireSession(ctx);
  await changeInstance(ctx, async (change) => {
    await deleteSessionsOf(change.tx, user.id, input.keepCurrent ? sessionId : null);
    change.record(instanceChange({ kind: 'user.signed_out', subject: user.id, before: null, after: null }));
  });
}

/** When a session ends that is used now and then no more. */
function expiry({ sessions }: Services, startedAt: number, now: number): number {
  return Math.min(now + sessions.idleMs, startedAt + sessions.maxMs);
}
