import type { Db, UploadRow } from '#db/tables.ts';

export async function insertUpload(db: Db, upload: UploadRow): Promise<void> {
  await db.insertInto('uploads').values(upload).execute();
}

export async function findUpload(db: Db, id: string): Promise<UploadRow | undefined> {
  return db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Who may write the bytes of an upload: a name that nobody else has, and until when others wait for it. */
export interface Writer {
  readonly name: string;
  readonly until: number;
}

/**
 * Makes somebody the only writer of an upload that has come so far and is no file yet. Of several, in whatever processes,
 * one becomes it.
 *
 * @param taken.received null: however far it has come, and whoever is writing
 * @param taken.gone a writer that nobody has to wait for
 */
export async function takeUpload(
  db: Db,
  id: string,
  taken: {
    readonly writer: Writer;
    readonly now: number;
    readonly received: number | null;
    readonly gone: string | null;
  },
): Promise<boolean> {
  const { writer, now, received, gone } = taken;
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({ writer: writer.name, writer_until: writer.until })
    .where('id', '=', id)
    .where('entry_id', 'is', null)
    .$if(received !== null, (query) =>
      query
        .where('received', '=', received ?? 0)
        .where((eb) =>
          eb.or([eb('writer_until', 'is', null), eb('writer_until', '<=', now), eb('writer', '=', gone ?? '')]),
        ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What only the writer changes. */
export type UploadProgress = Partial<Pick<UploadRow, 'received' | 'writer_until' | 'entry_id' | 'expires_at'>>;

/** False when somebody else is the writer by now, or the upload is gone. */
export async function updateUpload(db: Db, id: string, writer: string, progress: UploadProgress): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set(progress)
    .where('id', '=', id)
    .where('writer', '=', writer)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteUpload(db: Db, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute();
}

export async function listExpiredUploads(db: Db, now: number, limit: number): Promise<UploadRow[]> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
}

/** How many bytes have come of somebody's uploads that are no files yet. */
export async function sumUnfinished(db: Db, userId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom('uploads')
    .select((eb) => eb.cast<number>(eb.fn.coalesce(eb.fn.sum('received'), eb.lit(0)), 'bigint').as('bytes'))
    .where('user_id', '=', userId)
    .where('entry_id', 'is', null)
    .executeTakeFirstOrThrow();
  return bytes;
}
