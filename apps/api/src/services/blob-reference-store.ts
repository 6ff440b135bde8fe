import type { Db, VersionRow } from '#db/tables.ts';

/*
 * Who needs which blob. Versions are all that names blobs which must be there: a table that does so, too, must be asked
 * here. Thumbnails need theirs as well, but a lost one is made anew. An upload names one that is there for a moment
 * only, if at all, between its last byte and its file.
 */

/** What a row says of the blob that it needs. */
export type BlobReference = Pick<VersionRow, 'id' | 'entry_id' | 'blob_key' | 'size' | 'sha256' | 'created_at'>;

/** References in the order of the blobs' keys, from after one of them. */
export async function listReferences(
  db: Db,
  after: Pick<BlobReference, 'blob_key' | 'id'> | undefined,
  limit: number,
): Promise<BlobReference[]> {
  return db
    .selectFrom('versions')
    .select(['id', 'entry_id', 'blob_key', 'size', 'sha256', 'created_at'])
    .$if(after !== undefined, (page) =>
      // Row values, since SQLite looks up the two sides of an `or` one by one, and then sorts all that is left.
      page.where((eb) => eb(eb.refTuple('blob_key', 'id'), '>', eb.tuple(after?.blob_key ?? '', after?.id ?? ''))),
    )
    .orderBy('blob_key')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countReferences(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('versions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Which of these blobs some version or thumbnail names. */
export async function namedBlobs(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('versions')
    .select('blob_key')
    .where('blob_key', 'in', keys)
    .union(
      db
        .selectFrom('thumbnails')
        .select((eb) => eb.ref('blob_key').$notNull().as('blob_key'))
        .where('blob_key', 'in', keys),
    )
    .execute();
  return new Set(rows.map((row) => row.blob_key));
}

export async function blobIsReferenced(db: Db, key: string): Promise<boolean> {
  return (await namedBlobs(db, [key])).size > 0;
}

/** Whether an upload that is no file yet has its bytes in the blob. */
export async function blobAwaitsFile(db: Db, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('uploads')
    .select('id')
    .where('blob_key', '=', key)
    .where('entry_id', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a job on the list has something to do with the blob, such as deleting it. */
export async function blobAwaitsJob(db: Db, key: string): Promise<boolean> {
  const row = await db.selectFrom('jobs').select('id').where('payload', 'like', `%${key}%`).executeTakeFirst();
  return row !== undefined;
}

/** Files whose row does not say what the row of their current version says. */
export async function listWrongFiles(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('entries')
    .leftJoin('versions', (join) =>
      join.onRef('versions.id', '=', 'entries.version_id').onRef('versions.entry_id', '=', 'entries.id'),
    )
    .select('entries.id')
    .where('entries.kind', '=', 'file')
    .where((eb) =>
      eb.or([
        eb('versions.id', 'is', null),
        eb('versions.size', '<>', eb.ref('entries.size')),
        eb('versions.sha256', '<>', eb.ref('entries.sha256')),
      ]),
    )
    .orderBy('entries.id')
    .execute();
  return rows.map(({ id }) => id);
}
