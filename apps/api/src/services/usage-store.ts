import { sql } from 'kysely';

import type { Db, SpaceRow } from '#db/tables.ts';

/** One page of the live spaces of an instance by name. */
export async function listSpaceRows(db: Db, page: { after: string | undefined; limit: number }): Promise<SpaceRow[]> {
  return db
    .selectFrom('spaces')
    .selectAll()
    .where('deleted_at', 'is', null)
    .$if(page.after !== undefined, (query) => query.where('name_key', '>', page.after ?? ''))
    .orderBy('name_key')
    .limit(page.limit)
    .execute();
}

export interface Sums {
  readonly files: number;
  /** As they are counted against the quota. */
  readonly bytes: number;
  readonly current: number;
  readonly trash: number;
}

/** What is in each of these spaces; bytes of versions, whether or not they share a blob. */
export async function sumSpaces(db: Db, spaceIds: readonly string[]): Promise<Map<string, Sums>> {
  if (spaceIds.length === 0) return new Map();
  const { rows } = await sql<Sums & { space_id: string }>`
    with recursive trashed as (
      select id from entries where space_id in (${sql.join(spaceIds)}) and deleted_at is not null
      union
      select e.id from entries e join trashed on e.parent_id = trashed.id
    ), sized as (
      select e.space_id, v.size,
        case when t.id is not null then v.size else 0 end as in_trash,
        case when t.id is null and v.id = e.version_id then 1 else 0 end as is_current
      from entries e
      join versions v on v.entry_id = e.id
      left join trashed t on t.id = e.id
      where e.space_id in (${sql.join(spaceIds)})
    )
    select s.id as space_id, s.used_bytes as bytes, cast(coalesce(sum(is_current), 0) as bigint) as files,
      cast(coalesce(sum(size * is_current), 0) as bigint) as current, cast(coalesce(sum(in_trash), 0) as bigint) as trash
    from spaces s left join sized on sized.space_id = s.id
    where s.id in (${sql.join(spaceIds)}) group by s.id, s.used_bytes`.execute(db);
  return new Map(rows.map(({ space_id: spaceId, ...sums }) => [spaceId, sums]));
}
