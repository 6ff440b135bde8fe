import { setImmediate as otherWork } from 'node:timers/promises';

import { sql } from 'kysely';

import { isSqlite } from '#db/engine.ts';
import type { Db, EntryRow, ThumbnailRow, VersionRow } from '#db/tables.ts';

export interface DeletedBytes {
  readonly versions: readonly DeletedVersion[];
  readonly thumbnails: readonly DeletedThumbnail[];
}

export type DeletedVersion = Pick<VersionRow, 'blob_key' | 'size' | 'created_by'>;
export type DeletedThumbnail = Pick<ThumbnailRow, 'blob_key'>;

/** So few at once that others, who read, get their turn between: on SQLite a statement runs in this thread. */
const AT_ONCE = 500;

/**
 * Deletes entries with everything below them: rows, versions, thumbnails and what search knows.
 *
 * @returns What is gone. Others may still name the blobs.
 */
export async function deleteTrees(db: Db, rootIds: readonly string[]): Promise<DeletedBytes> {
  const ids = await listTrees(db, rootIds);
  const versions: DeletedVersion[] = [];
  const thumbnails: DeletedThumbnail[] = [];
  // From the end, since each names the folder that it lies in.
  for (let end = ids.length; end > 0; end -= AT_ONCE) {
    const deleted = await deleteEntries(db, ids.slice(Math.max(0, end - AT_ONCE), end));
    // One by one: there may be more of them than a call takes arguments.
    for (const version of deleted.versions) versions.push(version);
    for (const thumbnail of deleted.thumbnails) thumbnails.push(thumbnail);
    await otherWork();
  }
  return { versions, thumbnails };
}

/** Folders before what is in them. One that is in a folder and a root itself comes twice. */
async function listTrees(db: Db, rootIds: readonly string[]): Promise<string[]> {
  const ids = [...rootIds];
  const folders = [...rootIds];
  while (folders.length > 0) {
    const some = folders.splice(0, AT_ONCE);
    const children = await db.selectFrom('entries').select(['id', 'kind']).where('parent_id', 'in', some).execute();
    for (const { id } of children) ids.push(id);
    for (const { id } of children.filter(({ kind }) => kind === 'folder')) folders.push(id);
    await otherWork();
  }
  return ids;
}

async function deleteEntries(db: Db, ids: readonly string[]): Promise<DeletedBytes> {
  const these = sql`(${sql.join(ids)})`;
  if (isSqlite(db)) {
    await sql`delete from search_words where rowid in (
      select id from search_docs where entry_id in ${these}
    )`.execute(db);
  }
  await sql`delete from search_docs where entry_id in ${these}`.execute(db);
  const thumbnails = await sql<DeletedThumbnail>`
    delete from thumbnails where version_id in (
      select id from versions where entry_id in ${these}
    ) returning blob_key`.execute(db);
  const versions = await sql<DeletedVersion>`
    delete from versions where entry_id in ${these} returning blob_key, size, created_by`.execute(db);
  await sql`delete from entries where id in ${these}`.execute(db);
  return { versions: versions.rows, thumbnails: thumbnails.rows };
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
