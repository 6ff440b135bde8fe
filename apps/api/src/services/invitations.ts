import type { CreatedInvitation, Invitation } from '@sheaf/contracts';

import { requireAdmin } from '#services/access.ts';
import { type Change, type Settle, changeInstance, instanceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { deleteInvitationOf, findInvited, replaceInvitation } from '#services/invitation-store.ts';
import { takeCode } from '#services/second-factor.ts';
import { hashSecret, newSecret } from '#services/secrets.ts';
import { deleteSessionsOf } from '#services/session-store.ts';
import { type SignedIn, codeAttempt, refusedSignIn, startSession } from '#services/sessions.ts';
import { assertPassword } from '#services/texts.ts';
import { time } from '#services/time.ts';
import { findUser, updateUserRow } from '#services/user-store.ts';

const LIFETIME_MS = 7 * 24 * 60 * 60_000;

/** An invitation that was just made. Where its page is, is not known here. */
export type IssuedInvitation = Omit<CreatedInvitation, 'url'>;

/**
 * A new way for a user to choose a password. Ends the one before.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `user_not_found`
 */
export async function createInvitation(
  ctx: Context,
  input: { id: string },
  settle?: Settle<IssuedInvitation>,
): Promise<IssuedInvitation> {
  requireAdmin(ctx);
  return changeInstance(
    ctx,
    async (change) => {
      if ((await findUser(change.tx, input.id)) === undefined) throw new ServiceError('user_not_found');
      return issueInvitation(change, input.id);
    },
    settle,
  );
}

/** Its token is stored nowhere. */
export async function issueInvitation(change: Change, userId: string): Promise<IssuedInvitation> {
  const { tx, at } = change;
  const [id, token, expiresAt] = [newId('inv'), newSecret(), at + LIFETIME_MS];
  await replaceInvitation(tx, { id, userId, tokenHash: hashSecret(token), at, expiresAt });
  const after = { invitation: id, expiresAt: time(expiresAt) };
  change.record(instanceChange({ kind: 'user.invited', subject: userId, before: null, after }));
  return { id, token, expiresAt: time(expiresAt) };
}

/** Whom it is for. @throws ServiceError `invitation_not_found` */
export async function getInvitation(ctx: Context, input: { token: string }): Promise<Invitation> {
  const { user, expiresAt } = await invited(ctx, ctx.db, input.token);
  return { name: user.name, email: user.email, expiresAt: time(expiresAt) };
}

/**
 * Sets the password of the invited user, ends their sessions, and starts a new one.
 *
 * @throws ServiceError `invitation_not_found`, `second_factor_required`, `wrong_code`, `too_many_requests`, `unavailable`
 */
export async function acceptInvitation(
  ctx: Context,
  input: { token: string; password: string; code?: string | undefined },
): Promise<SignedIn> {
  assertPassword(input.password, 'password');
  // Looked up before the hash is made, so that strangers cannot keep the processor busy.
  const { user: guest } = await invited(ctx, ctx.db, input.token);
  const guess = codeAttempt(guest, input.code);
  if (guess !== null) ctx.attempts.begin(guess);
  const passwordHash = await ctx.passwords.hash(input.password);
  const result = await changeInstance(ctx, async (change) => {
    const { tx, at } = change;
    const { user } = await invited(ctx, tx, input.token);
    const refused = await takeCode(change, user, input.code);
    if (refused !== null) return refused;
    await deleteInvitationOf(tx, user.id);
    await deleteSessionsOf(tx, user.id);
    const saved = await updateUserRow(tx, user.id, { password_hash: passwordHash, modified_at: at });
    const chosen = {
      kind: 'user.password_chosen',
      subject: user.id,
      actorId: user.id,
      before: null,
      after: null,
    } as const;
    change.record(instanceChange(chosen));
    return startSession(ctx, change, saved ?? user);
  });
  if (typeof result === 'string') throw await refusedSignIn(ctx, result, { email: guest.email, user: guest });
  if (guess !== null) ctx.attempts.succeeded(guess);
  return result;
}

async function invited(ctx: Context, db: Context['db'], token: string) {
  const found = await findInvited(db, hashSecret(token), ctx.now());
  if (found === undefined) throw new ServiceError('invitation_not_found');
  return found;
}
