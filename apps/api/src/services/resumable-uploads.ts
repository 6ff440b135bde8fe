import { createHash } from 'node:crypto';

import type { Entry } from '@sheaf/contracts';

import { BlobError, newBlobKey } from '#blobs/blob-store.ts';
import type { SpaceRow, UploadRow } from '#db/tables.ts';
import { accessSpace, requireActor, withinKey } from '#services/access.ts';
import { type Settle, changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { parsePath } from '#services/paths.ts';
import { assertRoom } from '#services/quota.ts';
import {
  type Incoming,
  type Received,
  asRefusal,
  assertAcceptable,
  discard,
  examine,
  receive,
} from '#services/receive.ts';
import { keepRenewing } from '#services/renewal.ts';
import { newSecret } from '#services/secrets.ts';
import {
  deleteUpload,
  findUpload,
  insertUpload,
  listExpiredUploads,
  sumUnfinished,
  takeUpload,
  updateUpload,
} from '#services/upload-store.ts';
import {
  UPLOAD_LIFETIME_MS,
  WRITER_MS,
  type Writer,
  becomeWriter,
  offsetDiffers,
  stored,
  whyNot,
} from '#services/upload-writer.ts';
import { type Target, look, save } from '#services/uploads.ts';

/*
 * Uploads that go on where they broke off. What is told to be received is durable; that all of it is received is told
 * together with the file, which the last bytes make in the write path of every other upload.
 */

/** How far an upload has come. */
export interface UploadState {
  readonly id: string;
  readonly length: number;
  readonly received: number;
  readonly metadata: string;
  /** The file that it has become. */
  readonly entryId: string | null;
  readonly expiresAt: number;
}

/** What must hold for the file that is there, then and now. */
export interface UploadConditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

/** Whether conditions hold for a file with this ETag, or for none. Whoever speaks HTTP knows what they mean. */
export type Holds = (conditions: UploadConditions, etag: string | null) => boolean;

export interface NewUpload {
  readonly path: string;
  readonly onConflict: 'version' | 'rename';
  readonly length: number;
  /** Told again when somebody asks. */
  readonly metadata: string;
  readonly conditions: UploadConditions;
  readonly holds: Holds;
}

/**
 * Begins an upload, whose bytes `appendUpload` takes. A file without bytes is there at once.
 *
 * @throws ServiceError `unauthorized`, `payload_too_large`, `invalid_path`, `entry_not_found`, `forbidden`,
 *   `not_a_file`, `not_a_folder`, `precondition_failed`, `quota_exceeded`, `insufficient_storage`
 */
export async function createUpload(ctx: Context, input: NewUpload, settle?: Settle<UploadState>): Promise<UploadState> {
  requireActor(ctx);
  assertAcceptable(ctx, { expectedBytes: input.length });
  const { conditions } = input;
  const target: Target = {
    path: parsePath(input.path),
    onConflict: input.onConflict,
    precondition: (etag) => input.holds(conditions, etag),
  };
  const { space, spot } = await look(ctx, ctx.db, target);
  await assertRoomFor(ctx, space, input.length);
  const empty = input.length === 0 ? await receive(ctx, { name: spot.name, room: 0, body: nothing() }) : null;
  const row = newRow(ctx, input, space.id);
  try {
    return await changeSpaces(
      ctx,
      async () => [space.id],
      async (change) => {
        const uploaded = empty && (await save(ctx, change, target, empty));
        const upload = { ...row, entry_id: uploaded?.entry.id ?? null };
        await insertUpload(change.tx, upload);
        const after = { path: upload.path, length: upload.length };
        change.record({ scope: space.id, kind: 'upload.begun', subject: upload.id, before: null, after });
        return stateOf(upload);
      },
      settle,
    );
  } catch (error) {
    if (empty) await discard(ctx, empty, error);
    throw error;
  }
}

/** @throws ServiceError `unauthorized`, `upload_not_found`, `forbidden` */
export async function getUpload(ctx: Context, input: { id: string }): Promise<UploadState> {
  return stateOf((await access(ctx, input.id)).upload);
}

export interface UploadPart extends Incoming {
  readonly id: string;
  readonly offset: number;
  /** The digest that these bytes must have. */
  readonly checksum: Checksum | null;
  /** None of the bytes count before all have come, as where they must have a digest. */
  readonly isWhole: boolean;
  readonly holds: Holds;
}

export interface Checksum {
  readonly algorithm: 'sha1' | 'sha256';
  readonly digest: Uint8Array;
}

/**
 * Takes bytes of an upload; with the last one it becomes a file. One caller at a time is let in.
 *
 * @throws ServiceError `unauthorized`, `upload_not_found`, `forbidden`, `upload_offset_differs`, `upload_in_use`,
 *   `payload_too_large`, `checksum_mismatch`, `invalid_input` (issue `upload_incomplete`), `insufficient_storage`, and
 *   for the file `invalid_path`, `not_a_file`, `not_a_folder`, `precondition_failed`, `quota_exceeded`; whatever the body throws, as it is
 */
export async function appendUpload(ctx: Context, part: UploadPart): Promise<Appended> {
  const { upload, space } = await access(ctx, part.id);
  if (upload.entry_id !== null || upload.received !== part.offset) throw offsetDiffers(upload);
  if ((part.expectedBytes ?? 0) > upload.length - part.offset) throw tooLong(upload);
  await assertRoomFor(ctx, space, upload.length - upload.received);
  const writer = await becomeWriter(ctx, upload);
  try {
    const received = await takeBytes(ctx, upload, writer, part);
    const entry = received === upload.length ? await finish(ctx, upload, writer, part.holds) : null;
    if (entry === null && part.isWhole) await writer.record(received);
    const now = { received, entry_id: entry?.id ?? null, expires_at: ctx.now() + UPLOAD_LIFETIME_MS };
    return { ...stateOf({ ...upload, ...now }), entry };
  } finally {
    await writer.leave();
  }
}

export interface Appended extends UploadState {
  /** The file, once it is there. */
  readonly entry: Entry | null;
}

/**
 * Forgets an upload and its bytes, whoever is sending some. A file that it has become stays.
 *
 * @throws ServiceError `unauthorized`, `upload_not_found`, `forbidden`, `insufficient_storage`
 */
export async function cancelUpload(ctx: Context, input: { id: string }): Promise<void> {
  const { upload, space } = await access(ctx, input.id);
  await abandon(ctx, upload);
  await changeSpaces(
    ctx,
    async () => [space.id],
    async (change) => {
      await deleteUpload(change.tx, upload.id);
      const before = { path: upload.path, length: upload.length };
      change.record({ scope: space.id, kind: 'upload.cancelled', subject: upload.id, before, after: null });
    },
  );
}

/** So few that other work comes between. */
const BATCH = 100;

/** Removes the uploads that nobody has gone on with. */
export async function removeExpiredUploads(ctx: Context, signal: AbortSignal): Promise<void> {
  for (let expired: UploadRow[] | undefined; expired === undefined || expired.length === BATCH;) {
    expired = await listExpiredUploads(ctx.db, ctx.now(), BATCH);
    for (const upload of expired) {
      signal.throwIfAborted();
      await remove(ctx, upload);
    }
  }
}

/** The caller's own upload, in a space that they may still write to. */
async function access(ctx: Context, id: string): Promise<{ upload: UploadRow; space: SpaceRow }> {
  const actor = requireActor(ctx);
  const upload = await findUpload(ctx.db, id);
  const isTheirs = upload?.user_id === actor.user.id && withinKey(actor, upload.space_id);
  if (!isTheirs || upload.expires_at <= ctx.now()) throw new ServiceError('upload_not_found');
  const where = { space: upload.space_id, role: 'editor', missing: 'upload_not_found' } as const;
  const { space } = await accessSpace(ctx, ctx.db, where);
  return { upload, space };
}

/** What the caller has sent of other uploads lies on the disk already, though it counts as files later. */
async function assertRoomFor(ctx: Context, space: SpaceRow, bytes: number): Promise<void> {
  const unfinished = await sumUnfinished(ctx.db, requireActor(ctx).user.id);
  assertRoom(ctx, space, unfinished + bytes);
}

/** Gives how many bytes are there then, which are durable and perhaps not yet recorded. */
async function takeBytes(ctx: Context, upload: UploadRow, writer: Writer, part: UploadPart): Promise<number> {
  const hash = part.checksum && createHash(part.checksum.algorithm);
  async function* body() {
    for await (const chunk of part.body) {
      // A writer that has slept must not write over what another has written meanwhile.
      await writer.stay();
      hash?.update(chunk);
      yield chunk;
    }
  }
  const onDurable = async (received: number) => {
    // The last byte counts together with the file.
    if (received < upload.length) await writer.record(received);
  };
  try {
    const received = await ctx.blobs.append(upload.blob_key, body(), {
      offset: part.offset,
      maxBytes: upload.length - part.offset,
      signal: part.signal,
      onDurable: part.isWhole ? undefined : onDurable,
    });
    if (hash && !hash.digest().equals(part.checksum?.digest ?? EMPTY)) throw new ServiceError('checksum_mismatch');
    return received;
  } catch (error) {
    if (!(error instanceof BlobError)) throw error;
    if (error.code === 'too_large') throw tooLong(upload);
    if (error.code !== 'missing') throw asRefusal(ctx, error);
    // After a restore, say: backups hold files alone.
    ctx.log.warn({ err: error, upload: upload.id }, 'the bytes of an upload are gone');
    await remove(ctx, upload);
    throw new ServiceError('upload_not_found', { cause: error });
  }
}

const EMPTY = new Uint8Array();

/** Makes the bytes a file. What is refused here leaves the upload as it was, without the bytes of the last part. */
async function finish(ctx: Context, upload: UploadRow, writer: Writer, holds: Holds): Promise<Entry> {
  const conditions = { ifMatch: upload.if_match, ifNoneMatch: upload.if_none_match };
  const target: Target = {
    // By its id, since the space may have another name by now.
    path: { ...parsePath(upload.path), space: upload.space_id },
    onConflict: upload.on_conflict,
    precondition: (etag) => holds(conditions, etag),
  };
  const endStaying = keepRenewing(WRITER_MS / 4, writer.stay, (error) =>
    ctx.log.warn({ err: error, upload: upload.id }, 'an upload may be taken over while its bytes are read'),
  );
  try {
    const { spot } = await look(ctx, ctx.db, target);
    const received = await readBack(ctx, upload, spot.entry?.name ?? spot.name);
    return await changeSpaces(
      ctx,
      async () => [(await look(ctx, ctx.db, target)).space.id],
      async (change) => {
        const { entry } = await save(ctx, change, target, received);
        const done = { received: upload.length, entry_id: entry.id, expires_at: change.at + UPLOAD_LIFETIME_MS };
        const isTheirs = await updateUpload(change.tx, upload.id, writer.name, done);
        if (!isTheirs) throw await whyNot(ctx, upload.id, change.tx);
        return entry;
      },
    );
  } catch (error) {
    // The space has gone since the upload was looked up.
    const hasNoSpace = error instanceof ServiceError && error.code === 'entry_not_found';
    throw hasNoSpace ? new ServiceError('upload_not_found', { cause: error }) : error;
  } finally {
    await endStaying();
  }
}

async function readBack(ctx: Context, upload: UploadRow, name: string): Promise<Received> {
  const blob = await ctx.blobs.complete(upload.blob_key, upload.length).catch(async (error: unknown) => {
    // Given up, or taken over, while it was read.
    throw error instanceof BlobError && error.code === 'missing' ? await whyNot(ctx, upload.id) : error;
  });
  return examine(ctx, name, blob);
}

async function remove(ctx: Context, upload: UploadRow): Promise<void> {
  await abandon(ctx, upload);
  await stored(deleteUpload(ctx.db, upload.id));
}

/** The bytes go before the row: a row without bytes is found again, and bytes without a row are not. */
async function abandon(ctx: Context, upload: UploadRow): Promise<void> {
  const writer = { name: newSecret(), until: ctx.now() + WRITER_MS };
  const isOpen = await stored(takeUpload(ctx.db, upload.id, { writer, now: ctx.now(), received: null, gone: null }));
  if (isOpen) await ctx.blobs.abandon(upload.blob_key);
}

function newRow(ctx: Context, input: NewUpload, spaceId: string): UploadRow {
  return {
    id: newId('upl'),
    user_id: requireActor(ctx).user.id,
    space_id: spaceId,
    path: input.path,
    on_conflict: input.onConflict,
    if_match: input.conditions.ifMatch,
    if_none_match: input.conditions.ifNoneMatch,
    metadata: input.metadata,
    blob_key: newBlobKey(),
    length: input.length,
    received: 0,
    writer: null,
    writer_until: null,
    entry_id: null,
    created_at: ctx.now(),
    expires_at: ctx.now() + UPLOAD_LIFETIME_MS,
  };
}

function stateOf(row: UploadRow): UploadState {
  return {
    id: row.id,
    length: row.length,
    received: row.received,
    metadata: row.metadata,
    entryId: row.entry_id,
    expiresAt: row.expires_at,
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function tooLong({ length }: UploadRow): ServiceError {
  return new ServiceError('payload_too_large', {
    detail: `These are more bytes than the ${length} that were announced.`,
  });
}
