import { compiledQuery } from '#db/compiled.ts';
import type { Db, SpaceRole, SpaceRow } from '#db/tables.ts';
import { isId } from '#services/ids.ts';
import { nameKey } from '#services/paths.ts';

export type Retention = Pick<SpaceRow, 'trash_days' | 'keep_versions' | 'keep_version_days'>;

/** A space as one of its members sees it. */
export interface MemberSpace {
  readonly space: SpaceRow;
  readonly role: SpaceRole;
}

/** Who looks for a space; `only` limits them to some. */
export interface Visitor {
  readonly userId: string;
  readonly only: readonly string[] | null;
}

/** The live space with this name or id, if the visitor is a member. What is beyond their limits is not there. */
export async function findMemberSpace(
  db: Db,
  { userId, only }: Visitor,
  nameOrId: string,
): Promise<MemberSpace | undefined> {
  // Postgres refuses to compare with a text that has NUL, and no space has such a name.
  if (nameOrId.includes('\0')) return undefined;
  const among = ({ id }: SpaceRow) => only === null || only.includes(id);
  const byId = isId('spc', nameOrId)
    ? (await memberSpaceById(db, { userId, id: nameOrId })).rows.find(among)
    : undefined;
  const row = byId ?? (await memberSpaceByName(db, { userId, key: nameKey(nameOrId) })).rows.find(among);
  return row && asMemberSpace(row);
}

const memberSpaceById = compiledQuery((db, { userId, id }: { userId: string; id: string }) =>
  memberSpaces(db, userId).where('spaces.id', '=', id),
);

const memberSpaceByName = compiledQuery((db, { userId, key }: { userId: string; key: string }) =>
  memberSpaces(db, userId).where('spaces.name_key', '=', key),
);

function memberSpaces(db: Db, userId: string) {
  return db
    .selectFrom('members')
    .innerJoin('spaces', 'spaces.id', 'members.space_id')
    .where('members.user_id', '=', userId)
    .where('spaces.deleted_at', 'is', null)
    .selectAll('spaces')
    .select('members.role');
}

function asMemberSpace({ role, ...space }: SpaceRow & { role: SpaceRole }): MemberSpace {
  return { space, role };
}

/** One page of a user's spaces by name; `only` limits it to some. */
export async function listMemberSpaces(
  db: Db,
  userId: string,
  page: { only: readonly string[] | null; after: string | undefined; limit: number },
): Promise<MemberSpace[]> {
  if (page.only?.length === 0) return [];
  const rows = await memberSpaces(db, userId)
    .$if(page.only !== null, (query) => query.where('spaces.id', 'in', page.only ?? []))
    .$if(page.after !== undefined, (query) => query.where('spaces.name_key', '>', page.after ?? ''))
    .orderBy('spaces.name_key')
    .limit(page.limit)
    .execute();
  return rows.map(asMemberSpace);
}

/** The ids of every live space the user is a member of. */
export async function memberSpaceIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('spaces', 'spaces.id', 'members.space_id')
    .where('members.user_id', '=', userId)
    .where('spaces.deleted_at', 'is', null)
    .select('spaces.id')
    .execute();
  return rows.map((row) => row.id);
}

/** The ids of every live space the user owns. */
export async function ownedSpaceIds(db: Db, userId: string): Promise<string[]> {
  const rows = await memberSpaces(db, userId).where('members.role', '=', 'owner').execute();
  return rows.map((row) => row.id);
}

export async function findSpace(db: Db, id: string): Promise<SpaceRow | undefined> {
  return (await liveSpace(db, { id })).rows[0];
}

const liveSpace = compiledQuery((db, { id }: { id: string }) =>
  db.selectFrom('spaces').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
);

/** The live space with this name or id, whoever its members are. */
export async function findSpaceByNameOrId(db: Db, nameOrId: string): Promise<SpaceRow | undefined> {
  if (nameOrId.includes('\0')) return undefined;
  const byId = isId('spc', nameOrId) ? await findSpace(db, nameOrId) : undefined;
  return byId ?? (await findSpaceByName(db, nameOrId));
}

async function findSpaceByName(db: Db, name: string): Promise<SpaceRow | undefined> {
  return db
    .selectFrom('spaces')
    .selectAll()
    .where('name_key', '=', nameKey(name))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

export async function findPersonalSpace(db: Db, userId: string): Promise<SpaceRow | undefined> {
  return db
    .selectFrom('spaces')
    .selectAll()
    .where('personal_user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

export async function insertSpace(db: Db, space: SpaceRow): Promise<void> {
  await insert(db, space);
}

const insert = compiledQuery((db, space: SpaceRow) => db.insertInto('spaces').values(space));

/** `personal: false` also takes a personal space away from its user. */
export async function renameSpaceRow(
  db: Db,
  id: string,
  change: { name: string; at: number; personal?: false },
): Promise<SpaceRow> {
  return db
    .updateTable('spaces')
    .set({ name: change.name, name_key: nameKey(change.name), modified_at: change.at })
    .$if(change.personal === false, (query) => query.set({ personal_user_id: null }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Sets how long the space keeps things; what is undefined stays as it is. */
export async function setRetention(db: Db, id: string, retention: Partial<Retention>): Promise<SpaceRow> {
  return db.updateTable('spaces').set(retention).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

export async function setQuota(db: Db, id: string, quotaBytes: number | null): Promise<SpaceRow> {
  return db
    .updateTable('spaces')
    .set({ quota_bytes: quotaBytes })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whether a live space has this name. */
export async function spaceNameIsTaken(db: Db, name: string): Promise<boolean> {
  return (await findSpaceByName(db, name)) !== undefined;
}

/** Its rows stay, but nobody reaches them, and its name is free. The links into it are gone. */
export async function markSpaceDeleted(db: Db, id: string, by: { at: number; userId: string }): Promise<void> {
  const inside = db.selectFrom('entries').select('id').where('space_id', '=', id);
  await db.deleteFrom('shares').where('entry_id', 'in', inside).execute();
  await db
    .updateTable('spaces')
    .set({ deleted_at: by.at, deleted_by: by.userId, personal_user_id: null })
    .where('id', '=', id)
    .execute();
}

/** The spaces that were deleted up to a moment. */
export async function listSpacesDeletedUntil(db: Db, until: number): Promise<SpaceRow[]> {
  return db.selectFrom('spaces').selectAll().where('deleted_at', '<=', until).orderBy('id').execute();
}

/** The ids of some of what lies in a folder, the trash included. */
export async function listChildIds(db: Db, parentId: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('entries').select('id').where('parent_id', '=', parentId).limit(limit).execute();
  return rows.map((row) => row.id);
}

/** Memberships go with the row; its entries have gone before. */
export async function deleteSpaceRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('spaces').where('id', '=', id).execute();
}

/** Holds the space's row until the transaction ends. False when the space is gone. */
export async function lockSpace(db: Db, id: string): Promise<boolean> {
  return (await touch(db, { id })).numAffectedRows === 1n;
}

const touch = compiledQuery((db, { id }: { id: string }) =>
  db
    .updateTable('spaces')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('id', '=', id)
    .where('deleted_at', 'is', null),
);

export async function insertMember(
  db: Db,
  member: { spaceId: string; userId: string; role: SpaceRole; at: number },
): Promise<void> {
  await setMember(db, member);
}

const setMember = compiledQuery(
  (db, { spaceId, userId, role, at }: { spaceId: string; userId: string; role: SpaceRole; at: number }) =>
    db
      .insertInto('members')
      .values({ space_id: spaceId, user_id: userId, role, created_at: at })
      .onConflict((conflict) => conflict.columns(['space_id', 'user_id']).doUpdateSet({ role })),
);

/** The live spaces that would have no owner without this user, the personal one apart. */
export async function soleOwnedSpaces(db: Db, userId: string): Promise<SpaceRow[]> {
  return db
    .selectFrom('members as mine')
    .innerJoin('spaces', 'spaces.id', 'mine.space_id')
    .where('mine.user_id', '=', userId)
    .where('mine.role', '=', 'owner')
    .where('spaces.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('personal_user_id', 'is', null), eb('personal_user_id', '<>', userId)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('members as other')
            .select('other.user_id')
            .whereRef('other.space_id', '=', 'mine.space_id')
            .where('other.role', '=', 'owner')
            .where('other.user_id', '<>', userId),
        ),
      ),
    )
    .selectAll('spaces')
    .orderBy('spaces.id')
    .execute();
}
