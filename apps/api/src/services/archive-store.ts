import { sql } from 'kysely';

import { isSqlite } from '#db/engine.ts';
import type { Db, EntryKind } from '#db/tables.ts';

/** An entry of a tree, and the blob that a file has now. */
export interface TreeRow {
  /** From the name of the root it lies under. */
  readonly path: string;
  readonly kind: EntryKind;
  readonly modified_at: number;
  readonly content_type: string | null;
  readonly blob_key: string | null;
  readonly size: number | null;
}

const ROWS_EACH = 500;

/**
 * Entries and everything below them that is not in the trash, `limit` at most, as they all were at one moment: it is one
 * statement. On SQLite, which works in this thread, others get their turn after every few rows.
 */
export async function* readTrees(
  db: Db,
  rootIds: readonly string[],
  limit: number,
): AsyncGenerator<readonly TreeRow[]> {
  const query = sql<TreeRow>`
    with recursive down as (
      select e.id, coalesce(s.name, e.name) as path, e.kind, e.modified_at, e.version_id
      from entries e left join spaces s on e.parent_id is null and s.id = e.space_id
      where e.id in (${sql.join(rootIds)}) and e.deleted_at is null
      union all
      select e.id, down.path || '/' || e.name, e.kind, e.modified_at, e.version_id
      from down join entries e on e.parent_id = down.id where e.deleted_at is null
    )
    select down.path, down.kind, down.modified_at, v.content_type, v.blob_key, v.size
    from down left join versions v on v.id = down.version_id limit ${limit}`;
  if (!isSqlite(db)) {
    yield (await query.execute(db)).rows;
    return;
  }
  for await (const { rows } of db.getExecutor().stream<TreeRow>(query.compile(db), ROWS_EACH)) yield rows;
}
