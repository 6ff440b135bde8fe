import { type RawBuilder, sql } from 'kysely';

import { isSqlite } from '#db/engine.ts';
import type { Db, EntryRow, VersionRow } from '#db/tables.ts';

export type DeletedVersion = Pick<VersionRow, 'blob_key' | 'size' | 'created_by'>;

/**
 * Deletes entries with everything below them: rows, versions and what search knows.
 *
 * @returns The versions that are gone. Others may still name their blobs.
 */
export async function deleteTrees(db: Db, rootIds: readonly string[]): Promise<DeletedVersion[]> {
  if (isSqlite(db)) {
    await sql`${below(rootIds)} delete from search_words where rowid in (
      select id from search_docs where entry_id in (select id from down)
    )`.execute(db);
  }
  await sql`${below(rootIds)} delete from search_docs where entry_id in (select id from down)`.execute(db);
  const { rows } = await sql<DeletedVersion>`
    ${below(rootIds)} delete from versions where entry_id in (select id from down)
    returning blob_key, size, created_by`.execute(db);
  await sql`${below(rootIds)} delete from entries where id in (select id from down)`.execute(db);
  return rows;
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
