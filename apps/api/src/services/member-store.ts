import type { Db, SpaceRole, UserRow } from '#db/tables.ts';

/** A member and who it is. */
export interface MemberRow {
  readonly role: SpaceRole;
  readonly since: number;
  readonly user: Pick<UserRow, 'id' | 'handle' | 'name'>;
}

/** One page of the members of a space by handle. */
export async function listMemberRows(
  db: Db,
  spaceId: string,
  page: { after: string | undefined; limit: number },
): Promise<MemberRow[]> {
  const rows = await membersOf(db, spaceId)
    .$if(page.after !== undefined, (query) => query.where('handle', '>', page.after ?? ''))
    .orderBy('handle')
    .limit(page.limit)
    .execute();
  return rows.map(toMemberRow);
}

export async function findMember(db: Db, spaceId: string, userId: string): Promise<MemberRow | undefined> {
  const row = await membersOf(db, spaceId).where('users.id', '=', userId).executeTakeFirst();
  return row && toMemberRow(row);
}

/** Whether the space has an owner beside this user. */
export async function hasOtherOwner(db: Db, spaceId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('user_id')
    .where('space_id', '=', spaceId)
    .where('role', '=', 'owner')
    .where('user_id', '<>', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteMember(db: Db, spaceId: string, userId: string): Promise<void> {
  await db.deleteFrom('members').where('space_id', '=', spaceId).where('user_id', '=', userId).execute();
}

function membersOf(db: Db, spaceId: string) {
  return db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .where('space_id', '=', spaceId)
    .select(['users.id', 'handle', 'name', 'members.role', 'members.created_at as since']);
}

function toMemberRow({ role, since, ...user }: MemberRow['user'] & Omit<MemberRow, 'user'>): MemberRow {
  return { role, since, user };
}
