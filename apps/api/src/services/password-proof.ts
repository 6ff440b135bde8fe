import type { UserRow } from '#db/tables.ts';
import { counted } from '#services/attempts.ts';
import { instanceChange, recordChange } from '#services/changes.ts';
import { type Context, networkOf } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';

/**
 * For what somebody at an unlocked browser must not be able to do.
 *
 * @throws ServiceError `wrong_password`, `too_many_requests`, `unavailable`
 */
export async function provePassword(ctx: Context, user: UserRow, password: string): Promise<void> {
  const { id, password_hash: current } = user;
  const attempt = { target: `password ${id}`, network: networkOf(ctx) };
  if (await counted(ctx.attempts, attempt, () => ctx.passwords.verify(password, current || undefined))) return;
  await recordChange(ctx, instanceChange({ kind: 'user.password_refused', subject: id, before: null, after: null }));
  throw new ServiceError('wrong_password');
}
