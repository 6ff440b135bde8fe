import type { Db, VersionRow } from '#db/tables.ts';

export async function insertVersion(db: Db, version: VersionRow): Promise<void> {
  await db.insertInto('versions').values(version).execute();
}

export async function findVersion(db: Db, id: string): Promise<VersionRow | undefined> {
  return db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function blobIsReferenced(db: Db, key: string): Promise<boolean> {
  const row = await db.selectFrom('versions').select('id').where('blob_key', '=', key).executeTakeFirst();
  return row !== undefined;
}
