import type { Db, EntryKind, ShareRow, SpaceRole } from '#db/tables.ts';

/** A link, and the space that its entry lies in now. */
export type PlacedShare = ShareRow & { readonly space_id: string };

/** A link, what it leads to, and whether whoever made it may still do what it does. */
export interface KeptShare {
  readonly share: PlacedShare;
  /** Of what it leads to. */
  readonly kind: EntryKind;
  readonly creator: { readonly role: SpaceRole | null; readonly disabledAt: number | null };
}

export async function insertShare(db: Db, share: ShareRow): Promise<void> {
  await db.insertInto('shares').values(share).execute();
}

export async function findShareByToken(db: Db, tokenHash: string): Promise<PlacedShare | undefined> {
  return db
    .selectFrom('shares')
    .innerJoin('entries', 'entries.id', 'shares.entry_id')
    .selectAll('shares')
    .select('entries.space_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

export async function findKeptShare(db: Db, id: string): Promise<KeptShare | undefined> {
  const row = await keptShares(db).where('shares.id', '=', id).executeTakeFirst();
  return row && asKeptShare(row);
}

/** The same for a member of its space: one look, whether it is not there or somebody else's. */
export async function findMemberShare(db: Db, userId: string, id: string): Promise<KeptShare | undefined> {
  const row = await keptShares(db)
    .innerJoin('members as mine', 'mine.space_id', 'entries.space_id')
    .where('mine.user_id', '=', userId)
    .where('shares.id', '=', id)
    .executeTakeFirst();
  return row && asKeptShare(row);
}

export interface ShareQuery {
  readonly spaceIds: readonly string[];
  readonly entryId?: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** One page of the links into these spaces by age. */
export async function listKeptShares(db: Db, { spaceIds, entryId, after, limit }: ShareQuery): Promise<KeptShare[]> {
  if (spaceIds.length === 0) return [];
  const rows = await keptShares(db)
    .where('entries.space_id', 'in', spaceIds)
    .$if(entryId !== undefined, (query) => query.where('shares.entry_id', '=', entryId ?? ''))
    .$if(after !== undefined, (query) => query.where('shares.id', '>', after ?? ''))
    .orderBy('shares.id')
    .limit(limit)
    .execute();
  return rows.map(asKeptShare);
}

function keptShares(db: Db) {
  return db
    .selectFrom('shares')
    .innerJoin('users', 'users.id', 'shares.user_id')
    .innerJoin('entries', 'entries.id', 'shares.entry_id')
    .leftJoin('members', (join) =>
      join.onRef('members.space_id', '=', 'entries.space_id').onRef('members.user_id', '=', 'shares.user_id'),
    )
    .selectAll('shares')
    .select(['entries.kind', 'entries.space_id', 'members.role', 'users.disabled_at']);
}

function asKeptShare(
  row: PlacedShare & { kind: EntryKind; role: SpaceRole | null; disabled_at: number | null },
): KeptShare {
  const { kind, role, disabled_at: disabledAt, ...share } = row;
  return { share, kind, creator: { role, disabledAt } };
}

export async function updateShareRow(
  db: Db,
  id: string,
  columns: Partial<Omit<ShareRow, 'id' | 'downloads'>>,
): Promise<void> {
  await db.updateTable('shares').set(columns).where('id', '=', id).execute();
}

/** Counts a download, if there is one left. However many ask at once, no more are counted than there may be. */
export async function takeDownload(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('shares')
    .set((eb) => ({ downloads: eb('downloads', '+', 1) }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('max_downloads', 'is', null), eb('downloads', '<', eb.ref('max_downloads'))]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteShare(db: Db, id: string): Promise<void> {
  await db.deleteFrom('shares').where('id', '=', id).execute();
}
