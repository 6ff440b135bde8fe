import { type RawBuilder, type SqlBool, sql } from 'kysely';

import { compiledQuery } from '#db/compiled.ts';
import { isSqlite } from '#db/engine.ts';
import type { Db, EntryKind, EntryRow } from '#db/tables.ts';
import { wordsOf } from '#services/search-words.ts';

export interface IndexedEntry {
  readonly entryId: string;
  readonly name: string;
  /** The text of a file; null on folders and on files that have none. */
  readonly body: string | null;
}

/** Makes a new entry findable. It counts as the freshest. */
export async function indexEntry(db: Db, { entryId, name, body }: IndexedEntry): Promise<void> {
  const nameWords = wordsOf(name);
  const bodyWords = bodyWordsOf(body);
  if (isSqlite(db)) {
    for (const { id } of (await insertBody(db, { entryId, body })).rows) {
      await insertWords(db, { id, nameWords, bodyWords });
    }
    return;
  }
  await sql`
    insert into search_docs (entry_id, body, name_words, all_words) values (
      ${entryId}, ${body}, array_to_tsvector(${nameWords}::text[]), array_to_tsvector(${[...nameWords, ...bodyWords]}::text[])
    )`.execute(db);
}

/** Makes an entry findable by its new text. It counts as the freshest, too. */
export async function reindexEntry(db: Db, entry: IndexedEntry): Promise<void> {
  await removeDoc(db, entry.entryId);
  await indexEntry(db, entry);
}

/** Makes an entry findable by its new name. */
export async function renameIndexed(db: Db, entry: { entryId: string; name: string }): Promise<void> {
  const body = (await findBodies(db, [entry.entryId])).get(entry.entryId) ?? null;
  await reindexEntry(db, { ...entry, body });
}

/** The texts of entries that have one. */
export async function findBodies(db: Db, entryIds: readonly string[]): Promise<Map<string, string>> {
  if (entryIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_docs')
    .select(['entry_id', 'body'])
    .where('entry_id', 'in', entryIds)
    .where('body', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.entry_id, row.body ?? '']));
}

export interface WordQuery {
  /** From `wordsOf`, not empty: each must begin a word of the entry. */
  readonly words: readonly string[];
  /** `name`: all of them are in the name. `text`: they are in the name or the text, but not all in the name. */
  readonly tier: 'name' | 'text';
  readonly spaceIds: readonly string[];
  readonly kind?: EntryKind | undefined;
  /** A media type, or the beginning of one up to its slash. */
  readonly type?: string | undefined;
  /** Only what is less fresh than this. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** An entry that matches; it may still lie in the trash below a deleted folder. `doc`: higher is fresher. */
export type WordHit = EntryRow & { readonly doc: number };

/** Matching entries, the freshest first. */
export async function findByWords(db: Db, query: WordQuery): Promise<WordHit[]> {
  if (query.spaceIds.length === 0) return [];
  const statement = isSqlite(db) ? onSqlite(query) : onPostgres(query);
  return (await statement.execute(db)).rows;
}

function onSqlite(query: WordQuery): RawBuilder<WordHit> {
  const all = query.words.map((word) => `"${word}"*`).join(' AND ');
  const inName = `{name} : (${all})`;
  const match = query.tier === 'name' ? inName : `(${all}) NOT (${inName})`;
  return sql<WordHit>`
    select e.*, w.rowid as doc
    from search_words w
    cross join search_docs d on d.id = w.rowid
    cross join entries e on e.id = d.entry_id
    where w.search_words match ${match} and ${before(sql.ref('w.rowid'), query)} and ${filters(query)}
    order by w.rowid desc limit ${query.limit}`;
}

/** The words are letters and digits, so that quoting them is enough. Materialised, so that the word index is what is read. */
function onPostgres(query: WordQuery): RawBuilder<WordHit> {
  const all = sql`${query.words.map((word) => `'${word}':*`).join(' & ')}::tsquery`;
  const match =
    query.tier === 'name' ? sql`name_words @@ ${all}` : sql`all_words @@ ${all} and not name_words @@ ${all}`;
  return sql<WordHit>`
    with hits as materialized (
      select id, entry_id from search_docs where ${match} and ${before(sql.ref('id'), query)}
    )
    select e.*, hits.id as doc from hits join entries e on e.id = hits.entry_id
    where ${filters(query)}
    order by hits.id desc limit ${query.limit}`;
}

function before(column: RawBuilder<unknown>, { before: doc }: WordQuery): RawBuilder<SqlBool> {
  return doc === undefined ? sql`1 = 1` : sql`${column} < ${doc}`;
}

function filters({ spaceIds, kind, type }: WordQuery): RawBuilder<SqlBool> {
  const conditions = [sql`e.deleted_at is null`, sql`e.space_id in (${sql.join(spaceIds)})`];
  if (kind !== undefined) conditions.push(sql`e.kind = ${kind}`);
  if (type?.endsWith('/')) conditions.push(sql`substr(e.content_type, 1, ${sql.lit(type.length)}) = ${type}`);
  else if (type !== undefined) conditions.push(sql`e.content_type = ${type}`);
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

export interface IndexedCopy {
  readonly sourceId: string;
  readonly entryId: string;
  readonly name: string;
}

/** Makes copies findable by their names and by the texts of what they are copies of. A few hundred at most. */
export async function copyIndexed(db: Db, copies: readonly IndexedCopy[]): Promise<void> {
  const pairs = sql.join(copies.map(({ sourceId, entryId }) => sql`(${sourceId}, ${entryId})`));
  const words = isSqlite(db) ? sql`` : sql`, name_words, all_words`;
  const { rows } = await sql<{ id: number; entry_id: string; body: string | null }>`
    with copies (source_id, entry_id) as (values ${pairs})
    insert into search_docs (entry_id, body${words})
    select c.entry_id, d.body${words} from copies c join search_docs d on d.entry_id = c.source_id
    returning id, entry_id, body`.execute(db);
  if (!isSqlite(db)) return;
  const names = new Map(copies.map(({ entryId, name }) => [entryId, name]));
  for (const { id, entry_id: entryId, body } of rows) {
    await insertWords(db, { id, nameWords: wordsOf(names.get(entryId) ?? ''), bodyWords: bodyWordsOf(body) });
  }
}

async function removeDoc(db: Db, entryId: string): Promise<void> {
  const [old] = (await deleteDoc(db, { entryId })).rows;
  if (old !== undefined && isSqlite(db)) await sql`delete from search_words where rowid = ${old.id}`.execute(db);
}

const deleteDoc = compiledQuery((db, { entryId }: { entryId: string }) =>
  db.deleteFrom('search_docs').where('entry_id', '=', entryId).returning('id'),
);

const insertBody = compiledQuery((db, { entryId, body }: { entryId: string; body: string | null }) =>
  db.insertInto('search_docs').values({ entry_id: entryId, body }).returning('id'),
);

interface Words {
  readonly id: number;
  readonly nameWords: readonly string[];
  readonly bodyWords: readonly string[];
}

async function insertWords(db: Db, { id, nameWords, bodyWords }: Words): Promise<void> {
  const [names, bodies] = [nameWords.join(' '), bodyWords.join(' ')];
  await insertRow(db, { id, names, bodies });
}

const insertRow = compiledQuery(
  (_db, { id, names, bodies }: { id: number; names: string; bodies: string }) =>
    sql`insert into search_words (rowid, name, body) values (${id}, ${names}, ${bodies})`,
);

function bodyWordsOf(body: string | null): readonly string[] {
  return body === null ? [] : withinLimit(wordsOf(body));
}

/** All the different words of one text must fit in the megabyte that Postgres has for them. */
const MAX_WORD_BYTES = 1_000_000;

function withinLimit(words: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = words.findIndex((word) => (bytes += Buffer.byteLength(word)) > MAX_WORD_BYTES);
  return end === -1 ? words : words.slice(0, end);
}
