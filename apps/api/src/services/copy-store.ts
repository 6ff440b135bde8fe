import { sql } from 'kysely';

import type { Db, EntryRow } from '#db/tables.ts';
import { copyIndexed } from '#services/search-store.ts';

/** Rows in one statement: far below the number of parameters that either engine takes. */
const ROWS_EACH = 500;

/** An entry and everything below it that is not in the trash, each folder before what lies in it. */
export async function readLiveTree(db: Db, rootId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    with recursive down as (
      select id, 0 as depth from entries where id = ${rootId}
      union all
      select e.id, down.depth + 1 from down join entries e on e.parent_id = down.id where e.deleted_at is null
    )
    select e.* from down join entries e on e.id = down.id order by down.depth`.execute(db);
  return rows;
}

/** An entry that is there, and the row that becomes its twin. */
export interface Twin {
  readonly source: EntryRow;
  readonly copy: EntryRow;
}

/** Adds the twins, for each file a version that names the same blob, and what search knows of them. */
export async function insertTwins(db: Db, twins: readonly Twin[]): Promise<void> {
  for (const some of chunksOf(twins)) {
    await db
      .insertInto('entries')
      .values(some.map(({ copy }) => copy))
      .execute();
    const files = some.filter(({ copy }) => copy.kind === 'file');
    if (files.length > 0) await insertVersions(db, files);
    await copyIndexed(
      db,
      some.map(({ source, copy }) => ({ sourceId: source.id, entryId: copy.id, name: copy.name })),
    );
  }
}

async function insertVersions(db: Db, files: readonly Twin[]): Promise<void> {
  const pairs = files.map(
    ({ source, copy }) =>
      sql`(${source.version_id}, ${copy.version_id}, ${copy.id}, cast(${copy.created_at} as bigint), ${copy.created_by})`,
  );
  await sql`
    with twins (source_id, id, entry_id, created_at, created_by) as (values ${sql.join(pairs)})
    insert into versions (id, entry_id, blob_key, size, sha256, content_type, created_at, created_by)
    select t.id, t.entry_id, v.blob_key, v.size, v.sha256, v.content_type, t.created_at, t.created_by
    from twins t join versions v on v.id = t.source_id`.execute(db);
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += ROWS_EACH) yield items.slice(from, from + ROWS_EACH);
}
