import type { Entry } from '@sheaf/contracts';

import { BlobError, type ByteRange } from '#blobs/blob-store.ts';
import type { Db, VersionRow } from '#db/tables.ts';
import { requireActor } from '#services/access.ts';
import { changeSpace } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Precondition, assertCondition, trashRow } from '#services/entries.ts';
import { ServiceError } from '#services/error.ts';
import { accessPath } from '#services/locate.ts';
import { parsePath } from '#services/paths.ts';
import { bytesEtag, toEntry } from '#services/records.ts';
import { findVersion } from '#services/version-store.ts';

/** A file that is ready to be read. */
export interface OpenFile {
  readonly entry: Entry;
  readonly size: number;
  /** The strong ETag of the bytes, quotes included. */
  readonly etag: string;
  /** Hexadecimal. */
  readonly sha256: string;
  /** For the header: text says that it is UTF-8. */
  readonly contentType: string;
  readonly modifiedAt: Date;
  /** Where the bytes are, as a path below the folder of all blobs; null when they are in no file. */
  readonly place: string | null;
  /** Opens the bytes, all or a range, which then stay readable whatever becomes of the file. */
  read(range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
}

/**
 * The file at a path, nothing of it read yet.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `not_a_file`
 */
export async function openFile(ctx: Context, input: { path: string }): Promise<OpenFile> {
  requireActor(ctx);
  const { entry, path } = await accessPath(ctx, ctx.db, parsePath(input.path), 'viewer');
  const version = entry.version_id === null ? undefined : await findVersion(ctx.db, entry.version_id);
  if (version === undefined) throw new ServiceError('not_a_file');
  return fileOf(ctx, toEntry(entry, path), version);
}

/** One version of a file, nothing of it read yet. */
export function fileOf(ctx: Context, entry: Entry, version: VersionRow): OpenFile {
  const { sha256, size, content_type: type } = version;
  return {
    entry,
    size,
    etag: bytesEtag(sha256),
    sha256,
    contentType: type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    modifiedAt: new Date(version.created_at),
    place: ctx.blobs.placeOf(version.blob_key),
    read: (range) => openBlob(ctx, version, range),
  };
}

/**
 * Puts the file at a path into the trash.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`, `not_a_file`,
 *   `precondition_failed`
 */
export async function deleteFile(
  ctx: Context,
  input: { path: string; precondition?: Precondition | undefined },
): Promise<void> {
  requireActor(ctx);
  const parsed = parsePath(input.path);
  const find = (db: Db) => accessPath(ctx, db, parsed, 'editor');
  await changeSpace(ctx, find, async (change, { entry, path }) => {
    if (entry.sha256 === null) throw new ServiceError('not_a_file');
    assertCondition(input.precondition, bytesEtag(entry.sha256));
    await trashRow(ctx, change, entry, path);
  });
}

/** @throws ServiceError `entry_not_found` when the version was purged meanwhile */
export async function openBlob(
  ctx: Context,
  { id, blob_key: key }: VersionRow,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return await ctx.blobs.open(key, range, (error) =>
      ctx.log.error({ err: error, requestId: ctx.requestId, version: id, key }, 'a download broke off'),
    );
  } catch (error) {
    if (!(error instanceof BlobError) || error.code !== 'missing') throw error;
    // Purged between the look-up and now.
    if ((await findVersion(ctx.db, id)) === undefined) throw new ServiceError('entry_not_found', { cause: error });
    throw new Error(`The bytes of version ${id} are gone from the disk: restore blob ${key} from a backup.`, {
      cause: error,
    });
  }
}
