import { sql } from 'kysely';

import type { Db, SpaceRow } from '#db/tables.ts';
import type { DeletedBytes, DeletedThumbnail, DeletedVersion } from '#services/purge-store.ts';

/** The live spaces that do not keep everything for ever. */
export async function listSpacesWithRetention(db: Db): Promise<SpaceRow[]> {
  return db
    .selectFrom('spaces')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('trash_days', 'is not', null),
        eb('keep_versions', 'is not', null),
        eb('keep_version_days', 'is not', null),
      ]),
    )
    .orderBy('id')
    .execute();
}

export interface OutdatedQuery {
  readonly spaceId: string;
  /** This many of each file stay, the current one included. */
  readonly keep: number | null;
  /** What was replaced later stays. */
  readonly replacedBefore: number | null;
  readonly limit: number;
}

/** The ids of earlier versions that no rule keeps. */
export async function listOutdatedVersions(db: Db, query: OutdatedQuery): Promise<string[]> {
  const tooMany = query.keep === null ? sql`1 = 1` : sql`place > ${query.keep}`;
  const tooOld = query.replacedBefore === null ? sql`1 = 1` : sql`replaced_at < ${query.replacedBefore}`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      select v.id, e.version_id,
        row_number() over (partition by v.entry_id order by v.id desc) as place,
        lead(v.created_at) over (partition by v.entry_id order by v.id) as replaced_at
      from entries e join versions v on v.entry_id = e.id
      where e.space_id = ${query.spaceId}
    ) as ranked
    where id <> version_id and ${tooMany} and ${tooOld}
    limit ${query.limit}`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Deletes those of these versions that are not the current one of their file, and their thumbnails.
 *
 * @returns What is gone. Others may still name the blobs.
 */
export async function deleteEarlierVersions(db: Db, ids: readonly string[]): Promise<DeletedBytes> {
  const earlier = sql`select v.id from versions v where v.id in (${sql.join(ids)}) and not exists (
    select 1 from entries e where e.id = v.entry_id and e.version_id = v.id
  )`;
  const thumbnails = await sql<DeletedThumbnail>`
    delete from thumbnails where version_id in (${earlier}) returning blob_key`.execute(db);
  const versions = await sql<DeletedVersion>`
    delete from versions where id in (${earlier}) returning blob_key, size, created_by`.execute(db);
  return { versions: versions.rows, thumbnails: thumbnails.rows };
}
