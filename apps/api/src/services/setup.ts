import type { Setup } from '@sheaf/contracts';

import { transact } from '#db/transact.ts';
import type { UserRow } from '#db/tables.ts';
import { type Change, changeInstance } from '#services/changes.ts';
import { type Context, type Services, systemContext } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { setSetupTokenHash, setSharedSpaceId, takeSetupToken } from '#services/instance-store.ts';
import { type NewUserRow, addSpace, addUser } from '#services/provision.ts';
import { hashSecret, newSecret } from '#services/secrets.ts';
import { type SignedIn, startSession } from '#services/sessions.ts';
import { assertLine, assertPassword } from '#services/texts.ts';
import { hasAdmin } from '#services/user-store.ts';

/** Whether the instance has its first admin. Anybody may ask. */
export async function getSetup(ctx: Context): Promise<Setup> {
  return { completed: await hasAdmin(ctx.db) };
}

export interface CompleteSetupInput {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly handle?: string | undefined;
}

/**
 * Creates the first admin and the space `shared`, and signs the admin in. The token works once.
 *
 * @throws ServiceError `already_set_up`, `invalid_setup_token`, `unavailable`
 */
export async function completeSetup(ctx: Context, input: CompleteSetupInput): Promise<SignedIn> {
  assertLine(input.name, 'name');
  assertPassword(input.password, 'password');
  if (await hasAdmin(ctx.db)) throw new ServiceError('already_set_up');
  const passwordHash = await ctx.passwords.hash(input.password);
  return changeInstance(ctx, async (change) => {
    if (await hasAdmin(change.tx)) throw new ServiceError('already_set_up');
    if (!(await takeSetupToken(change.tx, hashSecret(input.token)))) throw new ServiceError('invalid_setup_token');
    const { name, email, handle } = input;
    const admin = await addFirstAdmin(change, { name, email, handle, role: 'admin', passwordHash });
    return startSession(ctx, change, admin);
  });
}

/** A new one-time token for `completeSetup`, which replaces the one before; null when there is an admin already. */
export async function issueSetupToken(services: Services): Promise<string | null> {
  if (await hasAdmin(services.db)) return null;
  const token = newSecret();
  await transact(services.db, (tx) => setSetupTokenHash(tx, hashSecret(token)));
  return token;
}

/** Creates the admin that the configuration names, if there is none. */
export async function ensureFirstAdmin(
  services: Services,
  admin: { readonly email: string; readonly password: string },
): Promise<void> {
  if (await hasAdmin(services.db)) return;
  const { email } = admin;
  const passwordHash = await services.passwords.hash(admin.password);
  await changeInstance(systemContext(services, 'start'), async (change) => {
    if (await hasAdmin(change.tx)) return;
    await addFirstAdmin(change, {
      name: email.slice(0, email.lastIndexOf('@')).slice(0, 100),
      email,
      role: 'admin',
      passwordHash,
    });
    await setSetupTokenHash(change.tx, null);
  });
}

async function addFirstAdmin(change: Change, input: NewUserRow): Promise<UserRow> {
  const admin = await addUser(change, input);
  const shared = await addSpace(change, { name: 'shared', ownerId: admin.id, personal: false });
  await setSharedSpaceId(change.tx, shared.id);
  return admin;
}
