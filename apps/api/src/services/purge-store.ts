import { type RawBuilder, sql } from 'kysely';

import { isSqlite } from '#db/engine.ts';
import type { Db, EntryRow, ThumbnailRow, VersionRow } from '#db/tables.ts';

export interface DeletedBytes {
  readonly versions: readonly DeletedVersion[];
  readonly thumbnails: readonly DeletedThumbnail[];
}

export type DeletedVersion = Pick<VersionRow, 'blob_key' | 'size' | 'created_by'>;
export type DeletedThumbnail = Pick<ThumbnailRow, 'blob_key'>;

/**
 * Deletes entries with everything below them: rows, versions, thumbnails and what search knows.
 *
 * @returns What is gone. Others may still name the blobs.
 */
export async function deleteTrees(db: Db, rootIds: readonly string[]): Promise<DeletedBytes> {
  if (isSqlite(db)) {
    await sql`${below(rootIds)} delete from search_words where rowid in (
      select id from search_docs where entry_id in (select id from down)
    )`.execute(db);
  }
  await sql`${below(rootIds)} delete from search_docs where entry_id in (select id from down)`.execute(db);
  const thumbnails = await sql<DeletedThumbnail>`
    ${below(rootIds)} delete from thumbnails where version_id in (
      select v.id from versions v join down on down.id = v.entry_id
    ) returning blob_key`.execute(db);
  const versions = await sql<DeletedVersion>`
    ${below(rootIds)} delete from versions where entry_id in (select id from down)
    returning blob_key, size, created_by`.execute(db);
  await sql`${below(rootIds)} delete from entries where id in (select id from down)`.execute(db);
  return { versions: versions.rows, thumbnails: thumbnails.rows };
}

/** `union` and not `union all`, since one of them may lie below another. */
function below(rootIds: readonly string[]): RawBuilder<unknown> {
  return sql`with recursive down as (
    select id from entries where id in (${sql.join(rootIds)})
    union
    select e.id from entries e join down on e.parent_id = down.id
  )`;
}

/** Some of what was put into the trash of a space up to a moment, the oldest first. */
export async function listTrashedUntil(
  db: Db,
  query: { spaceId: string; until: number; limit: number },
): Promise<EntryRow[]> {
  return db
    .selectFrom('entries')
    .selectAll()
    .where('space_id', '=', query.spaceId)
    .where('deleted_at', '<=', query.until)
    .orderBy('deleted_at')
    .orderBy('id')
    .limit(query.limit)
    .execute();
}
