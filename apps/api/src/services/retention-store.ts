import { type NotNull, sql } from 'kysely';

import type { Db } from '#db/tables.ts';
import type { DeletedBytes, DeletedThumbnail, DeletedVersion } from '#services/purge-store.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The live spaces whose trash empties by itself, and what has been in it for too long. */
export async function listSpacesWithTrashDays(db: Db, now: number): Promise<{ id: string; until: number }[]> {
  const rows = await db
    .selectFrom('spaces')
    .select(['id', 'trash_days'])
    .where('deleted_at', 'is', null)
    .where('trash_days', 'is not', null)
    .$narrowType<{ trash_days: NotNull }>()
    .orderBy('id')
    .execute();
  return rows.map(({ id, trash_days: days }) => ({ id, until: now - days * DAY_MS }));
}

/** The last of the next `limit` entries in order of their ids; undefined: there are not so many. */
export async function findLastOf(db: Db, after: string, limit: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('entries')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** An earlier version that no rule of its space keeps. */
export interface OutdatedVersion {
  readonly id: string;
  readonly space_id: string;
}

/** Those of the entries after one and up to another, or to the last. */
export async function listOutdatedVersions(
  db: Db,
  { after, until, now }: { readonly after: string; readonly until: string | undefined; readonly now: number },
): Promise<OutdatedVersion[]> {
  const upTo = until === undefined ? sql`1 = 1` : sql`e.id <= ${until}`;
  const { rows } = await sql<OutdatedVersion>`
    select id, space_id from (
      select v.id, e.space_id, e.version_id, s.keep_versions, s.keep_version_days,
        row_number() over (partition by v.entry_id order by v.id desc) as place,
        lead(v.created_at) over (partition by v.entry_id order by v.id) as replaced_at
      from entries e join spaces s on s.id = e.space_id join versions v on v.entry_id = e.id
      where e.id > ${after} and ${upTo} and s.deleted_at is null
        and coalesce(s.keep_versions, s.keep_version_days) is not null
    ) as ranked
    where id <> version_id and (keep_versions is null or place > keep_versions)
      and (keep_version_days is null or replaced_at < ${now} - keep_version_days * cast(${DAY_MS} as bigint))`.execute(
    db,
  );
  return rows;
}

/**
 * Deletes those of these versions that lie in the space and are not the current one of their file, and their thumbnails.
 *
 * @returns What is gone. Others may still name the blobs.
 */
export async function deleteEarlierVersions(db: Db, spaceId: string, ids: readonly string[]): Promise<DeletedBytes> {
  const earlier = sql`select v.id from versions v join entries e on e.id = v.entry_id
    where v.id in (${sql.join(ids)}) and e.space_id = ${spaceId} and e.version_id <> v.id`;
  const thumbnails = await sql<DeletedThumbnail>`
    delete from thumbnails where version_id in (${earlier}) returning blob_key`.execute(db);
  const versions = await sql<DeletedVersion>`
    delete from versions where id in (${earlier}) returning blob_key, size, created_by`.execute(db);
  return { versions: versions.rows, thumbnails: thumbnails.rows };
}
