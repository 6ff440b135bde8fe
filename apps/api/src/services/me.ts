import type { Me, MePatch } from '@sheaf/contracts';

import type { UserRow } from '#db/tables.ts';
import { requireActor, requireSession } from '#services/access.ts';
import { changeInstance, instanceChange } from '#services/changes.ts';
import type { Actor, Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { deleteInvitationOf } from '#services/invitation-store.ts';
import { provePassword } from '#services/password-proof.ts';
import { personalSpaceName } from '#services/provision.ts';
import { toUser } from '#services/records.ts';
import { allScopes } from '#services/scopes.ts';
import { deleteSessionsOf } from '#services/session-store.ts';
import { assertLine, assertPassword } from '#services/texts.ts';
import { emailKey, findUser, replacePasswordHash, updateUserRow } from '#services/user-store.ts';
import { saveUser } from '#services/users.ts';

/** @throws ServiceError `unauthorized` */
export async function getMe(ctx: Context): Promise<Me> {
  const actor = requireActor(ctx);
  return toMe(actor, actor.user);
}

/** Changes what is given. @throws ServiceError `unauthorized`, `email_taken` */
export async function updateMe(ctx: Context, input: MePatch): Promise<Me> {
  const actor = requireActor(ctx);
  assertLine(input.name, 'name');
  if (ctx.oidc !== null && input.email !== undefined && emailKey(input.email) !== actor.user.email_key) {
    // By its address an account is linked to whoever has it at the provider: nobody shall wait for them under it.
    throw new ServiceError('forbidden', {
      detail: `An admin changes addresses here, since ${ctx.oidc.name} goes by them.`,
    });
  }
  return changeInstance(ctx, async (change) => {
    const before = await findUser(change.tx, actor.user.id);
    if (before === undefined) throw new ServiceError('unauthorized');
    const { name = before.name, email = before.email } = input;
    const after = { ...before, name, email, email_key: emailKey(email), modified_at: change.at };
    await saveUser(change, before, after);
    return toMe(actor, after);
  });
}

/**
 * Takes the current password as proof, and ends every other session.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `wrong_password`, `too_many_requests`, `unavailable`
 */
export async function changePassword(
  ctx: Context,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const actor = requireSession(ctx);
  assertPassword(input.newPassword, 'newPassword');
  const { id } = actor.user;
  await provePassword(ctx, actor.user, input.currentPassword);
  const passwordHash = await ctx.passwords.hash(input.newPassword);
  await changeInstance(ctx, async (change) => {
    // What was proved may be the password no more: an admin has set another one.
    if (!(await replacePasswordHash(change.tx, actor.user, passwordHash))) throw new ServiceError('wrong_password');
    await updateUserRow(change.tx, id, { modified_at: change.at });
    await deleteInvitationOf(change.tx, id);
    await deleteSessionsOf(change.tx, id, actor.sessionId);
    change.record(instanceChange({ kind: 'user.password_changed', subject: id, before: null, after: null }));
  });
}

function toMe(actor: Actor, user: UserRow): Me {
  return {
    ...toUser(user),
    personalSpace: personalSpaceName(user.handle),
    scopes: [...(actor.scopes ?? allScopes())],
  };
}
