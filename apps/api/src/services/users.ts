import type { ListedUser, NewUser, User, UserPatch, UserReplacement } from '@sheaf/contracts';

import type { UserRow } from '#db/tables.ts';
import type { Tx } from '#db/transact.ts';
import { requireAdmin } from '#services/access.ts';
import { type Change, type Settle, changeInstance, instanceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { ServiceError } from '#services/error.ts';
import { deleteInvitationOf } from '#services/invitation-store.ts';
import { type IssuedInvitation, issueInvitation } from '#services/invitations.ts';
import { addUser, personalSpaceName, userFacts } from '#services/provision.ts';
import { toListedUser, toUser } from '#services/records.ts';
import { deleteSessionsOf } from '#services/session-store.ts';
import { findPersonalSpace, renameSpaceRow } from '#services/space-store.ts';
import { assertLine, assertPassword } from '#services/texts.ts';
import { emailKey, findUser, hasAdmin, listUserRows, updateUserRow } from '#services/user-store.ts';

/** Everybody with an account, the oldest first. @throws ServiceError `unauthorized`, `forbidden`, `invalid_input` */
export async function listUsers(ctx: Context, input: PageInput): Promise<Page<ListedUser>> {
  requireAdmin(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const rows = await listUserRows(ctx.db, { after, limit: input.limit + 1 });
  const now = ctx.now();
  return pageOf(
    rows,
    input.limit,
    (row) => toListedUser(row, now),
    (row) => [row.id],
  );
}

/** @throws ServiceError `unauthorized`, `forbidden`, `user_not_found` */
export async function getUser(ctx: Context, input: { id: string }): Promise<User> {
  requireAdmin(ctx);
  return toUser(await existing(ctx.db, input.id));
}

/** A new user and, without a password, how they choose one. */
export interface Newcomer {
  readonly user: User;
  readonly invitation: IssuedInvitation | null;
}

/** @throws ServiceError `unauthorized`, `forbidden`, `invalid_input`, `email_taken`, `handle_taken`, `unavailable` */
export async function createUser(ctx: Context, input: NewUser, settle?: Settle<Newcomer>): Promise<Newcomer> {
  requireAdmin(ctx);
  assertLine(input.name, 'name');
  const { password, ...rest } = input;
  if (password !== undefined) assertPassword(password, 'password');
  const passwordHash = password === undefined ? null : await ctx.passwords.hash(password);
  return changeInstance(
    ctx,
    async (change) => {
      const user = await addUser(change, { ...rest, passwordHash });
      return { user: toUser(user), invitation: passwordHash === null ? await issueInvitation(change, user.id) : null };
    },
    settle,
  );
}

/** Sets everything but the password. @throws like `updateUser` */
export async function replaceUser(ctx: Context, input: { id: string } & UserReplacement): Promise<User> {
  return updateUser(ctx, input);
}

/**
 * Changes what is given. A new handle renames the personal space; disabling and a new password end the sessions.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `user_not_found`, `email_taken`, `handle_taken`, `last_admin`
 */
export async function updateUser(ctx: Context, input: { id: string } & UserPatch): Promise<User> {
  const actor = requireAdmin(ctx);
  assertLine(input.name, 'name');
  if (input.password !== undefined) assertPassword(input.password, 'password');
  await existing(ctx.db, input.id);
  const passwordHash = input.password === undefined ? undefined : await ctx.passwords.hash(input.password);
  return changeInstance(ctx, async (change) => {
    const before = await existing(change.tx, input.id);
    const after = { ...before, ...changedColumns(before, input, change.at), modified_at: change.at };
    if (passwordHash !== undefined) {
      after.password_hash = passwordHash;
      await deleteInvitationOf(change.tx, input.id);
      change.record(instanceChange({ kind: 'user.password_set', subject: input.id, before: null, after: null }));
    }
    await assertAdminLeft(change.tx, after);
    const signsOut = passwordHash !== undefined || after.disabled_at !== null;
    const keep = input.id === actor.user.id && after.disabled_at === null ? actor.sessionId : null;
    if (signsOut) await deleteSessionsOf(change.tx, input.id, keep);
    return saveUser(change, before, after);
  });
}

/** Writes the row, and the name of the personal space when that follows from it. */
export async function saveUser(change: Change, before: UserRow, after: UserRow): Promise<User> {
  // What they store is counted by others meanwhile.
  const { id, used_bytes: _, ...columns } = after;
  const saved = await updateUserRow(change.tx, id, columns);
  if (saved === undefined) throw new ServiceError('user_not_found');
  if (before.handle !== after.handle) await renamePersonalSpace(change, id, after.handle);
  change.record(
    instanceChange({ kind: 'user.updated', subject: id, before: userFacts(before), after: userFacts(saved) }),
  );
  return toUser(saved);
}

/** @throws ServiceError `last_admin` when nobody else could manage users any more */
export async function assertAdminLeft(
  tx: Tx,
  user: UserRow | { readonly id: string; readonly role: 'gone' },
): Promise<void> {
  const stays = user.role === 'admin' && user.disabled_at === null && user.password_hash !== '';
  if (!stays && !(await hasAdmin(tx, user.id))) throw new ServiceError('last_admin');
}

function changedColumns(before: UserRow, input: UserPatch, at: number): Partial<UserRow> {
  const { name = before.name, email = before.email, role = before.role, handle = before.handle } = input;
  const disabled = input.disabled ?? before.disabled_at !== null;
  return {
    name,
    email,
    email_key: emailKey(email),
    role,
    handle,
    disabled_at: disabled ? (before.disabled_at ?? at) : null,
    quota_bytes: input.quotaBytes === undefined ? before.quota_bytes : input.quotaBytes,
  };
}

async function renamePersonalSpace(change: Change, userId: string, handle: string): Promise<void> {
  const space = await findPersonalSpace(change.tx, userId);
  if (space === undefined) return;
  const name = personalSpaceName(handle);
  await renameSpaceRow(change.tx, space.id, { name, at: change.at });
  const [before, after] = [{ name: space.name }, { name }];
  change.record({ scope: space.id, kind: 'space.renamed', subject: space.id, before, after });
}

async function existing(db: Context['db'], id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (user === undefined) throw new ServiceError('user_not_found');
  return user;
}
