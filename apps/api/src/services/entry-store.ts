import { type Expression, type SqlBool, sql } from 'kysely';

import { compiledQuery } from '#db/compiled.ts';
import { isSqlite } from '#db/engine.ts';
import type { Db, EntryKind, EntryRow } from '#db/tables.ts';

/** An entry on the way from the root of its space to what was asked for. The root's name is its space's. */
export interface Ancestor {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly spaceId: string;
  readonly deletedAt: number | null;
}

export async function findEntry(db: Db, id: string): Promise<EntryRow | undefined> {
  return (await byId(db, { id })).rows[0];
}

const byId = compiledQuery((db, { id }: { id: string }) => db.selectFrom('entries').selectAll().where('id', '=', id));

/** The entry with this id, if the user is a member of its space: one look, whether it is not there or somebody else's. */
export async function findMemberEntry(db: Db, userId: string, id: string): Promise<EntryRow | undefined> {
  return (await memberEntry(db, { userId, id })).rows[0];
}

const memberEntry = compiledQuery((db, { userId, id }: { userId: string; id: string }) =>
  db
    .selectFrom('entries')
    .innerJoin('members', 'members.space_id', 'entries.space_id')
    .selectAll('entries')
    .where('entries.id', '=', id)
    .where('members.user_id', '=', userId),
);

/** The live entry with this name in the folder. */
export async function findChild(db: Db, parentId: string, key: string): Promise<EntryRow | undefined> {
  return (await child(db, { parentId, key })).rows[0];
}

const child = compiledQuery((db, { parentId, key }: { parentId: string; key: string }) =>
  db
    .selectFrom('entries')
    .selectAll()
    .where('parent_id', '=', parentId)
    .where('name_key', '=', key)
    .where('deleted_at', 'is', null),
);

interface ChainRow {
  leaf: string;
  id: string;
  name: string;
  parent_id: string | null;
  space_id: string;
  deleted_at: number | null;
}

/** For each id that exists: the way down to it, root first, itself last. One query, whatever the depth. */
export async function findChains(db: Db, ids: readonly string[]): Promise<Map<string, Ancestor[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ChainRow>`
    with recursive up as (
      select id as leaf, id, name, parent_id, space_id, deleted_at, 0 as depth
      from entries where id in (${sql.join(ids)})
      union all
      select up.leaf, e.id, e.name, e.parent_id, e.space_id, e.deleted_at, up.depth + 1
      from up join entries e on e.id = up.parent_id
    )
    select up.leaf, up.id, coalesce(s.name, up.name) as name, up.parent_id, up.space_id, up.deleted_at
    from up left join spaces s on up.parent_id is null and s.id = up.space_id
    order by up.leaf, up.depth desc`.execute(db);
  const chains = new Map<string, Ancestor[]>();
  for (const row of rows) {
    const ancestor = {
      id: row.id,
      name: row.name,
      parentId: row.parent_id,
      spaceId: row.space_id,
      deletedAt: row.deleted_at,
    };
    const chain = chains.get(row.leaf);
    if (chain === undefined) chains.set(row.leaf, [ancestor]);
    else chain.push(ancestor);
  }
  return chains;
}

export async function insertEntry(db: Db, entry: EntryRow): Promise<void> {
  await insert(db, entry);
}

const insert = compiledQuery((db, entry: EntryRow) => db.insertInto('entries').values(entry));

/**
 * Changes the row and raises its revision, unless someone else did since it was read. What lies below goes along to
 * another space.
 */
export async function updateEntryRow(
  db: Db,
  entry: EntryRow,
  changes: Partial<Omit<EntryRow, 'id' | 'revision'>>,
): Promise<EntryRow | undefined> {
  const updated = await db
    .updateTable('entries')
    .set({ ...changes, revision: entry.revision + 1 })
    .where('id', '=', entry.id)
    .where('revision', '=', entry.revision)
    .returningAll()
    .executeTakeFirst();
  if (updated !== undefined && updated.space_id !== entry.space_id && !isSqlite(db)) await carryDown(db, updated);
  return updated;
}

/**
 * What a foreign key does on SQLite. The rows are taken by where they lie and in that order, which takes a sixth to a third
 * less time than looking each of them up. None moves meanwhile: whoever changes one has locked its space.
 */
async function carryDown(db: Db, { id, space_id: spaceId }: EntryRow): Promise<void> {
  await sql`
    with recursive down as (
      select id, ctid as place from entries where parent_id = ${id}
      union all
      select e.id, e.ctid from down join entries e on e.parent_id = down.id
    )
    update entries set space_id = ${spaceId} where ctid = any(array(select place from down))`.execute(db);
}

export async function countChildren(db: Db, parentId: string): Promise<number> {
  const row = await db
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('parent_id', '=', parentId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export type ChildSort = 'name' | 'size' | 'modified' | 'type';

export interface ChildrenQuery {
  readonly parentId: string;
  readonly kind: EntryKind;
  readonly sort: ChildSort;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  /** What the last one that was seen is sorted by. */
  readonly after?: { readonly value: string | number; readonly nameKey: string } | undefined;
}

const SORT_COLUMNS = { name: 'name_key', size: 'size', modified: 'modified_at', type: 'content_type' } as const;

/** The value a row is sorted by, for the cursor. */
export function sortValue(row: EntryRow, sort: ChildSort): string | number {
  return row[SORT_COLUMNS[sort]] ?? 0;
}

/** The live folders or files of a folder in order, then by name, read straight off an index. */
export async function listChildren(db: Db, query: ChildrenQuery): Promise<EntryRow[]> {
  const { sort, order, after } = query;
  const column = SORT_COLUMNS[sort];
  const beyond = sql.raw(order === 'asc' ? '>' : '<');
  const rest = (): Expression<SqlBool> =>
    sql<SqlBool>`(${sql.ref(column)}, name_key) ${beyond} (${after?.value}, ${after?.nameKey})`;
  return db
    .selectFrom('entries')
    .selectAll()
    .where('parent_id', '=', query.parentId)
    .where('kind', '=', query.kind)
    .where('deleted_at', 'is', null)
    .$if(after !== undefined, (page) => page.where(rest))
    .orderBy(column, order)
    .$if(column !== 'name_key', (page) => page.orderBy('name_key', order))
    .limit(query.limit)
    .execute();
}

/** Which of these are live entries of the folder. */
export async function listLiveChildIds(db: Db, parentId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('entries')
    .select('id')
    .where('parent_id', '=', parentId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The number of bytes of the longest path below a folder, without the folder's own. */
export async function longestPathBelow(db: Db, folderId: string): Promise<number> {
  const { rows } = await sql<{ longest: number | null }>`
    with recursive down as (
      select id, 1 + octet_length(name) as bytes from entries where parent_id = ${folderId}
      union all
      select e.id, down.bytes + 1 + octet_length(e.name) from down join entries e on e.parent_id = down.id
    )
    select max(bytes) as longest from down`.execute(db);
  return rows[0]?.longest ?? 0;
}

export interface TrashQuery {
  readonly spaceIds: readonly string[];
  readonly limit: number;
  readonly after?: { readonly deletedAt: number; readonly id: string } | undefined;
}

/** What was put into the trash of these spaces, latest first. */
export async function listTrashed(db: Db, query: TrashQuery): Promise<EntryRow[]> {
  const { after } = query;
  if (query.spaceIds.length === 0) return [];
  return db
    .selectFrom('entries')
    .selectAll()
    .where('space_id', 'in', query.spaceIds)
    .where('deleted_at', 'is not', null)
    .$if(after !== undefined, (page) =>
      page.where(sql<SqlBool>`(deleted_at, id) < (${after?.deletedAt}, ${after?.id})`),
    )
    .orderBy('deleted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute();
}
