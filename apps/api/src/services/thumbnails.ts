import { createHash } from 'node:crypto';

import { BlobError } from '#blobs/blob-store.ts';
import type { ThumbnailSize, VersionRow } from '#db/tables.ts';
import { ThumbnailerBusy, UnreadableImage } from '#images/thumbnailer.ts';
import { accessEntry } from '#services/access.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { openBlob } from '#services/files.ts';
import { discard } from '#services/receive.ts';
import { bytesEtag } from '#services/records.ts';
import { deleteThumbnail, findThumbnail, insertThumbnail } from '#services/thumbnail-store.ts';
import { findVersion } from '#services/version-store.ts';

/** A small picture of an image, as WebP. */
export interface Thumbnail {
  readonly bytes: Bytes;
  /** Quotes included. */
  readonly etag: string;
}

/**
 * A small picture of a file that is an image. It is made when somebody first asks, and then kept as long as its version.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `not_a_file`, `thumbnail_not_found`, `unavailable`
 */
export async function getThumbnail(ctx: Context, input: { id: string; size: ThumbnailSize }): Promise<Thumbnail> {
  const { entry } = await accessEntry(ctx, ctx.db, { id: input.id, role: 'viewer' });
  if (entry.version_id === null) throw new ServiceError('not_a_file');
  const version = await findVersion(ctx.db, entry.version_id);
  if (version === undefined) throw new ServiceError('entry_not_found');
  assertDrawable(version);
  const bytes = (await kept(ctx, version, input.size)) ?? (await made(ctx, version, input.size));
  return { bytes, etag: bytesEtag(sha256Of(bytes)) };
}

/** What is decoded: the formats that browsers show. `thumbnail-worker.ts` lets in no others. */
const DRAWABLE = new Set(['image/apng', 'image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp']);
/** It is held in memory while its turn lasts. */
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;
const LONGEST_SIDE = { small: 96, medium: 320, large: 1280 } as const satisfies Record<ThumbnailSize, number>;
/** A failure counts as long: it may have been the server's, or a newer one may know better. */
const FAILED_MS = 24 * 60 * 60 * 1000;

function assertDrawable({ content_type: type, size }: VersionRow): void {
  if (!DRAWABLE.has(type)) throw noThumbnail(`There are no thumbnails of ${type}.`);
  if (size > MAX_IMAGE_BYTES) throw noThumbnail(`There are no thumbnails of more than ${MAX_IMAGE_BYTES} bytes.`);
}

function noThumbnail(detail: string): ServiceError {
  return new ServiceError('thumbnail_not_found', { detail });
}

/** The thumbnail from before, if it is whole. @throws ServiceError `thumbnail_not_found` when the image failed before */
async function kept(ctx: Context, version: VersionRow, size: ThumbnailSize): Promise<Bytes | null> {
  const row = await findThumbnail(ctx.db, version.id, size);
  if (row === undefined) return null;
  if (row.failure !== null && ctx.now() - row.created_at < FAILED_MS) throw noThumbnail(row.failure);
  const bytes = row.blob_key === null ? null : await readBlob(ctx, row.blob_key);
  if (bytes !== null && sha256Of(bytes) === row.sha256) return bytes;
  if ((await deleteThumbnail(ctx.db, row)) && row.blob_key !== null) await ctx.blobs.delete(row.blob_key);
  return null;
}

/** null: it is not there, such as after a restore, since backups have no thumbnails. */
async function readBlob(ctx: Context, key: string): Promise<Bytes | null> {
  try {
    return new Uint8Array(await new Response(await ctx.blobs.open(key)).arrayBuffer());
  } catch (error) {
    if (error instanceof BlobError && error.code === 'missing') return null;
    throw error;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Who asks for what is being made already waits for it. */
const underWay = new Map<string, Promise<Bytes>>();

function made(ctx: Context, version: VersionRow, size: ThumbnailSize): Promise<Bytes> {
  const key = `${version.id} ${size}`;
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const making = make(ctx, version, size).finally(() => underWay.delete(key));
  underWay.set(key, making);
  return making;
}

async function make(ctx: Context, version: VersionRow, size: ThumbnailSize): Promise<Bytes> {
  try {
    const read = async () => new Response(await openBlob(ctx, version)).bytes();
    const bytes = await ctx.thumbnailer.make(read, LONGEST_SIDE[size]);
    await keepIfPossible(ctx, version, keep(ctx, version, size, bytes));
    return bytes;
  } catch (error) {
    if (error instanceof ThumbnailerBusy) {
      throw new ServiceError('unavailable', { detail: error.message, retryAfterSeconds: 5, cause: error });
    }
    if (!(error instanceof UnreadableImage)) throw error;
    const failure = error.message.slice(0, 500);
    const row = { version_id: version.id, size, created_at: ctx.now(), blob_key: null, sha256: null, failure };
    await keepIfPossible(ctx, version, insertThumbnail(ctx.db, row));
    throw noThumbnail(failure);
  }
}

/** A thumbnail that cannot be kept, on a full disk for instance, is still shown. */
async function keepIfPossible(ctx: Context, version: VersionRow, keeping: Promise<unknown>): Promise<void> {
  try {
    await keeping;
  } catch (error) {
    ctx.log.warn({ err: error, version: version.id }, 'a thumbnail was not kept');
  }
}

async function keep(ctx: Context, version: VersionRow, size: ThumbnailSize, bytes: Bytes): Promise<void> {
  const blob = await ctx.blobs.write(onlyChunk(bytes), { maxBytes: bytes.byteLength });
  const row = { version_id: version.id, size, failure: null, created_at: ctx.now() };
  try {
    const isKept = await insertThumbnail(ctx.db, { ...row, blob_key: blob.key, sha256: blob.sha256 });
    if (!isKept) await discard(ctx, { blob });
  } catch (error) {
    await discard(ctx, { blob }, error);
    throw error;
  }
}

async function* onlyChunk(bytes: Bytes): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
