import type { Db, VersionRow } from '#db/tables.ts';

export async function insertVersion(db: Db, version: VersionRow): Promise<void> {
  await db.insertInto('versions').values(version).execute();
}

export async function findVersion(db: Db, id: string): Promise<VersionRow | undefined> {
  return db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirst();
}

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
