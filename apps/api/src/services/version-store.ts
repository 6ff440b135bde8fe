import { compiledQuery } from '#db/compiled.ts';
import type { Db, VersionRow } from '#db/tables.ts';

export async function insertVersion(db: Db, version: VersionRow): Promise<void> {
  await insert(db, version);
}

const insert = compiledQuery((db, version: VersionRow) => db.insertInto('versions').values(version));

export async function findVersion(db: Db, id: string): Promise<VersionRow | undefined> {
  return (await byId(db, { id })).rows[0];
}

const byId = compiledQuery((db, { id }: { id: string }) => db.selectFrom('versions').selectAll().where('id', '=', id));

/** The versions of a file, the latest first, since ids sort by age. */
export async function listEntryVersions(
  db: Db,
  query: { entryId: string; before: string | undefined; limit: number },
): Promise<VersionRow[]> {
  return db
    .selectFrom('versions')
    .selectAll()
    .where('entry_id', '=', query.entryId)
    .$if(query.before !== undefined, (page) => page.where('id', '<', query.before ?? ''))
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute();
}
