import { sql } from 'kysely';

import { compiledQuery } from '#db/compiled.ts';
import type { Db } from '#db/tables.ts';

/*
 * What spaces hold and users store, as two numbers beside the versions that are counted: every transaction that adds or
 * deletes versions says so here.
 */

type Counted = 'spaces' | 'users';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** Counts more bytes, if there is room for them. False when there is none. */
export async function addUsed(
  db: Db,
  table: Counted,
  more: { id: string; bytes: number; defaultQuota: number | null },
): Promise<boolean> {
  const { id, bytes, defaultQuota } = more;
  return (await add[table](db, { id, bytes, limit: defaultQuota ?? NO_LIMIT })).numAffectedRows === 1n;
}

const add = { spaces: addingTo('spaces'), users: addingTo('users') };

function addingTo(table: Counted) {
  return compiledQuery(
    (_db, { id, bytes, limit }: { id: string; bytes: number; limit: number }) => sql`
      update ${sql.table(table)} set used_bytes = used_bytes + ${bytes}
      where id = ${id} and used_bytes + ${bytes} <= coalesce(quota_bytes, cast(${limit} as bigint))`,
  );
}

export async function subtractUsed(db: Db, table: Counted, less: { id: string; bytes: number }): Promise<void> {
  await db
    .updateTable(table)
    .set((eb) => ({ used_bytes: eb('used_bytes', '-', less.bytes) }))
    .where('id', '=', less.id)
    .execute();
}

/** The bytes of all versions below an entry, its own and those in the trash included. */
export async function sumBelow(db: Db, entryId: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    with recursive down as (
      select id from entries where id = ${entryId}
      union all
      select e.id from down join entries e on e.parent_id = down.id
    )
    select cast(coalesce(sum(v.size), 0) as bigint) as bytes
    from down join versions v on v.entry_id = down.id`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** How many bytes each user stores in a space. */
export async function sumByUser(db: Db, spaceId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; bytes: number }>`
    select v.created_by as id, cast(sum(v.size) as bigint) as bytes
    from entries e join versions v on v.entry_id = e.id
    where e.space_id = ${spaceId} group by v.created_by`.execute(db);
  return new Map(rows.map(({ id, bytes }) => [id, bytes]));
}

/** A number that is not the sum of what it counts. */
export interface Miscount {
  readonly table: Counted;
  readonly id: string;
  /** The space's name or the user's handle. */
  readonly name: string;
  readonly used: number;
  readonly counted: number;
}

/**
 * In order of the spaces' and the users' tables; a deleted space, which nobody adds to, is not counted any more. Reads the
 * versions once, however many spaces and users there are.
 */
export async function listMiscounts(db: Db): Promise<Miscount[]> {
  const { rows } = await sql<Miscount>`
    with sums as (
      select s.id as space_id, v.created_by as user_id, cast(sum(v.size) as bigint) as bytes
      from versions v join entries e on e.id = v.entry_id join spaces s on s.id = e.space_id
      where s.deleted_at is null group by s.id, v.created_by
    )
    select 'spaces' as "table", s.id, s.name, s.used_bytes as used, ${TOTAL} as counted
    from spaces s left join sums on sums.space_id = s.id where s.deleted_at is null
    group by s.id, s.name, s.used_bytes having s.used_bytes <> ${TOTAL}
    union all
    select 'users' as "table", u.id, u.handle as name, u.used_bytes as used, ${TOTAL} as counted
    from users u left join sums on sums.user_id = u.id
    group by u.id, u.handle, u.used_bytes having u.used_bytes <> ${TOTAL}
    order by "table", id`.execute(db);
  return rows;
}

const TOTAL = sql`cast(coalesce(sum(sums.bytes), 0) as bigint)`;

/** Counts anew. Whoever else counts has locked the row, or comes after. */
export async function recount(db: Db, { table, id }: Pick<Miscount, 'table' | 'id'>): Promise<void> {
  await subtractUsed(db, table, { id, bytes: 0 });
  await (
    table === 'spaces'
      ? sql`update spaces as s set used_bytes = ${SUM_OF_SPACE} where id = ${id}`
      : sql`update users as u set used_bytes = ${SUM_OF_USER} where id = ${id}`
  ).execute(db);
}

const SUM_OF_SPACE = sql`(
  select cast(coalesce(sum(v.size), 0) as bigint)
  from entries e join versions v on v.entry_id = e.id where e.space_id = s.id
)`;

const SUM_OF_USER = sql`(
  select cast(coalesce(sum(v.size), 0) as bigint)
  from versions v join entries e on e.id = v.entry_id join spaces s on s.id = e.space_id
  where v.created_by = u.id and s.deleted_at is null
)`;
