import { sql } from 'kysely';

import type { Db, ThumbnailRow, ThumbnailSize } from '#db/tables.ts';

export async function findThumbnail(db: Db, versionId: string, size: ThumbnailSize): Promise<ThumbnailRow | undefined> {
  return db
    .selectFrom('thumbnails')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('size', '=', size)
    .executeTakeFirst();
}

/** Adds a thumbnail; false when its version is gone, or somebody else was faster. */
export async function insertThumbnail(db: Db, row: ThumbnailRow): Promise<boolean> {
  const { version_id, size, blob_key, sha256, failure, created_at } = row;
  const { rows } = await sql<{ size: string }>`
    insert into thumbnails (version_id, size, blob_key, sha256, failure, created_at)
    select id, ${size}, ${blob_key}, ${sha256}, ${failure}, cast(${created_at} as bigint)
    from versions where id = ${version_id}
    on conflict do nothing returning size`.execute(db);
  return rows.length > 0;
}

/** Deletes a thumbnail as it was read; false when somebody else has done so. */
export async function deleteThumbnail(db: Db, row: ThumbnailRow): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('thumbnails')
    .where('version_id', '=', row.version_id)
    .where('size', '=', row.size)
    .where('created_at', '=', row.created_at)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
