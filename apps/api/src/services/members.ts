import type { Member } from '@sheaf/contracts';

import type { Db, SpaceRole, SpaceRow, UserRow } from '#db/tables.ts';
import { accessSpace, requireActor } from '#services/access.ts';
import { type SpaceChange, changeSpace } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { ServiceError } from '#services/error.ts';
import { isId } from '#services/ids.ts';
import { type MemberRow, deleteMember, findMember, hasOtherOwner, listMemberRows } from '#services/member-store.ts';
import { insertMember } from '#services/space-store.ts';
import { time } from '#services/time.ts';
import { emailKey, findUser, findUserByEmail, findUserByHandle } from '#services/user-store.ts';

/** Who may do what in a space, by handle. @throws ServiceError `unauthorized`, `invalid_input`, `space_not_found`, `forbidden` */
export async function listMembers(ctx: Context, input: PageInput & { space: string }): Promise<Page<Member>> {
  requireActor(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const { space } = await accessSpace(ctx, ctx.db, { space: input.space, role: 'owner' });
  const rows = await listMemberRows(ctx.db, space.id, { after, limit: input.limit + 1 });
  return pageOf(rows, input.limit, toMember, ({ user }) => [user.handle]);
}

export interface MemberInput {
  readonly space: string;
  /** Their id, handle or email address. */
  readonly userId: string;
}

/**
 * Adds a member, or changes the role of one.
 *
 * @throws ServiceError `unauthorized`, `space_not_found`, `forbidden`, `user_not_found`, `last_owner`, `personal_space`
 */
export async function putMember(
  ctx: Context,
  input: MemberInput & { role: SpaceRole },
): Promise<{ readonly member: Member; readonly outcome: 'added' | 'changed' }> {
  const find = (db: Db) => accessSpace(ctx, db, { space: input.space, role: 'owner' });
  return changeSpace(ctx, find, async (change, { space }) => {
    const user = await findByRef(change.tx, input.userId);
    if (user === undefined) throw new ServiceError('user_not_found');
    const before = await findMember(change.tx, space.id, user.id);
    if (before?.role === 'owner' && input.role !== 'owner') await assertOwnerLeft(change, space, user.id);
    if (before?.role !== input.role) {
      await insertMember(change.tx, { spaceId: space.id, userId: user.id, role: input.role, at: change.at });
      record(change, space, user.id, { before: before?.role, after: input.role });
    }
    const member = toMember({ user, role: input.role, since: before?.since ?? change.at });
    return { member, outcome: before === undefined ? 'added' : 'changed' };
  });
}

/**
 * Takes a space away from a member. Owners remove everybody, and everybody may leave.
 *
 * @throws ServiceError `unauthorized`, `space_not_found`, `forbidden`, `member_not_found`, `last_owner`, `personal_space`
 */
export async function removeMember(ctx: Context, input: MemberInput): Promise<void> {
  const { user: caller } = requireActor(ctx);
  const leaves = [caller.id, caller.handle, caller.email_key].includes(emailKey(input.userId));
  const find = (db: Db) => accessSpace(ctx, db, { space: input.space, role: leaves ? 'viewer' : 'owner' });
  await changeSpace(ctx, find, async (change, { space }) => {
    const user = await findByRef(change.tx, input.userId);
    const member = user && (await findMember(change.tx, space.id, user.id));
    if (member === undefined) throw new ServiceError('member_not_found');
    if (member.role === 'owner') await assertOwnerLeft(change, space, member.user.id);
    await deleteMember(change.tx, space.id, member.user.id);
    record(change, space, member.user.id, { before: member.role, after: undefined });
  });
}

/** The space is locked, so that of two owners who go at once one stays. */
async function assertOwnerLeft(change: SpaceChange, space: SpaceRow, userId: string): Promise<void> {
  if (space.personal_user_id === userId) throw new ServiceError('personal_space');
  if (!(await hasOtherOwner(change.tx, space.id, userId))) throw new ServiceError('last_owner');
}

async function findByRef(db: Db, ref: string): Promise<UserRow | undefined> {
  if (ref.includes('@')) return findUserByEmail(db, ref);
  return isId('usr', ref) ? findUser(db, ref) : findUserByHandle(db, ref);
}

function record(
  change: SpaceChange,
  space: SpaceRow,
  userId: string,
  { before, after }: { before: SpaceRole | undefined; after: SpaceRole | undefined },
): void {
  const facts = (role: SpaceRole | undefined) => (role === undefined ? null : { role });
  const kind = after === undefined ? 'member.removed' : 'member.set';
  change.record({ scope: space.id, kind, subject: userId, before: facts(before), after: facts(after) });
}

function toMember({ user, role, since }: MemberRow): Member {
  const { id, handle, name } = user;
  return { user: { id, handle, name }, role, createdAt: time(since) };
}
