import type { Entry } from '@sheaf/contracts';

import type { Db, EntryRow, SpaceRow } from '#db/tables.ts';
import { accessSpace, requireActor } from '#services/access.ts';
import { type SpaceChange, changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Precondition, assertCondition, updateRow } from '#services/entries.ts';
import { findChild, insertEntry } from '#services/entry-store.ts';
import { ServiceError } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { type Base, type Spot, locate, makeFolders, newEntryRow, notAFolder, pathAt } from '#services/locate.ts';
import { type ParsedPath, assertPathLength, nameKey, numberedName, parsePath } from '#services/paths.ts';
import { assertRoom, charge, roomIn } from '#services/quota.ts';
import { type Incoming, type Received, assertAcceptable, discard, receive } from '#services/receive.ts';
import { bytesEtag, toEntry } from '#services/records.ts';
import { indexEntry, reindexEntry } from '#services/search-store.ts';
import { insertVersion } from '#services/version-store.ts';

export type OnConflict = 'version' | 'rename' | 'skip';

/** What became of an upload. */
export interface Uploaded {
  readonly entry: Entry;
  /** `skipped`: a file was there, `entry` is that one, and the body was perhaps not read. */
  readonly outcome: 'created' | 'replaced' | 'skipped';
}

/**
 * Writes a file, and the folders missing on the way. When it resolves, the bytes are safe; when it rejects, nothing
 * has changed. What can be refused is refused before the body is read, and looked at again once it is here.
 *
 * @param input.precondition is given the ETag of the bytes that are there
 * @throws ServiceError `unauthorized`, `payload_too_large`, `invalid_path`, `entry_not_found`, `forbidden`,
 *   `not_a_file`, `not_a_folder`, `precondition_failed`, `quota_exceeded`, `invalid_input` (issue `upload_incomplete`),
 *   `insufficient_storage`; whatever the body throws, as it is
 */
export async function uploadFile(
  ctx: Context,
  input: { path: string; precondition?: Precondition | undefined } & Incoming,
): Promise<Uploaded> {
  requireActor(ctx);
  assertAcceptable(ctx, input);
  const path = parsePath(input.path);
  return upload(ctx, { path, onConflict: 'version', precondition: input.precondition }, input);
}

/** Where a file shall go, and on what terms. */
export interface Target {
  readonly path: ParsedPath;
  readonly onConflict: OnConflict;
  readonly precondition: Precondition | undefined;
  /** The folder where the names of the path begin, looked up anew each time. Absent: the space's root. */
  readonly base?: (db: Db) => Promise<Base>;
}

/** @param note is called in the transaction that makes the file */
export async function upload(
  ctx: Context,
  target: Target,
  incoming: Incoming,
  note?: (change: SpaceChange, uploaded: Uploaded) => void,
): Promise<Uploaded> {
  const { space, spot } = await look(ctx, ctx.db, target);
  if (skips(target, spot)) return skipped(spot, spot.entry);
  assertRoom(ctx, space, incoming.expectedBytes ?? 0);
  const received = await receive(ctx, { ...incoming, name: spot.entry?.name ?? spot.name, room: roomIn(ctx, space) });
  try {
    const uploaded = await changeSpaces(
      ctx,
      async () => [space.id],
      async (change) => {
        const saved = await save(ctx, change, target, received);
        note?.(change, saved);
        return saved;
      },
    );
    if (uploaded.outcome === 'skipped') await discard(ctx, received);
    return uploaded;
  } catch (error) {
    await discard(ctx, received, error);
    throw error;
  }
}

/** Finds the place, and refuses what cannot be written there. */
export async function look(ctx: Context, db: Db, target: Target): Promise<{ space: SpaceRow; spot: Spot }> {
  const base = await target.base?.(db);
  const { space } = await accessSpace(ctx, db, {
    space: target.path.space,
    role: 'editor',
    missing: 'entry_not_found',
  });
  if (target.path.names.length === 0) throw notAFile();
  const spot = await locate(db, base ?? space, target.path.names);
  if (spot.blocked) throw notAFolder();
  if (spot.entry?.kind === 'folder' && target.onConflict !== 'rename') throw notAFile();
  const { sha256 = null } = spot.entry ?? {};
  assertCondition(target.precondition, sha256 === null ? null : bytesEtag(sha256));
  return { space, spot };
}

/** Makes received bytes the file's and counts them, or leaves what is there when that is what the caller wants. */
export async function save(ctx: Context, change: SpaceChange, target: Target, received: Received): Promise<Uploaded> {
  const { space, spot } = await look(ctx, change.tx, target);
  change.assertLocked(space.id);
  if (skips(target, spot)) return skipped(spot, spot.entry);
  const userId = requireActor(ctx).user.id;
  await charge(ctx, change, { spaceId: space.id, userId, bytes: received.blob.size });
  if (spot.entry !== undefined && target.onConflict === 'version') {
    return replace(change, { entry: spot.entry, path: pathAt(spot, spot.entry.name), received, userId });
  }
  const name = spot.entry === undefined ? spot.name : await freeName(change, spot);
  return create(change, { space, spot, name, received, userId });
}

export function skips(target: Target, spot: Spot): spot is Spot & { readonly entry: EntryRow } {
  return target.onConflict === 'skip' && spot.entry !== undefined;
}

export function skipped(spot: Spot, entry: EntryRow): Uploaded {
  return { entry: toEntry(entry, pathAt(spot, entry.name)), outcome: 'skipped' };
}

interface Replacement {
  readonly entry: EntryRow;
  readonly path: string;
  readonly received: Received;
  readonly userId: string;
}

async function replace(change: SpaceChange, { entry, path, received, userId }: Replacement): Promise<Uploaded> {
  const columns = await addVersion(change, { entryId: entry.id, received, userId });
  const updated = await updateRow(change, entry, { ...columns, modified_at: change.at });
  await reindexEntry(change.tx, { entryId: entry.id, name: entry.name, body: received.text });
  const [before, after] = [fileFacts(entry, path), fileFacts(updated, path)];
  change.record({ scope: entry.space_id, kind: 'entry.updated', subject: entry.id, before, after });
  return { entry: toEntry(updated, path), outcome: 'replaced' };
}

interface Creation {
  readonly space: SpaceRow;
  readonly spot: Spot;
  readonly name: string;
  readonly received: Received;
  readonly userId: string;
}

async function create(change: SpaceChange, { space, spot, name, received, userId }: Creation): Promise<Uploaded> {
  const path = pathAt(spot, name);
  assertPathLength(Buffer.byteLength(path));
  const parentId = await makeFolders(change, space, spot, userId);
  const empty = newEntryRow(change, space, { parentId, name, kind: 'file', userId });
  const entry = { ...empty, ...versionColumns(newId('ver'), received) };
  await insertEntry(change.tx, entry);
  await storeVersion(change, { versionId: entry.version_id, entryId: entry.id, received, userId });
  await indexEntry(change.tx, { entryId: entry.id, name, body: received.text });
  const after = fileFacts(entry, path);
  change.record({ scope: space.id, kind: 'entry.created', subject: entry.id, before: null, after });
  return { entry: toEntry(entry, path), outcome: 'created' };
}

async function addVersion(change: SpaceChange, input: { entryId: string; received: Received; userId: string }) {
  const columns = versionColumns(newId('ver'), input.received);
  await storeVersion(change, { ...input, versionId: columns.version_id });
  return columns;
}

function versionColumns(versionId: string, { blob, contentType }: Received) {
  return { version_id: versionId, size: blob.size, sha256: blob.sha256, content_type: contentType };
}

async function storeVersion(
  change: SpaceChange,
  input: { versionId: string; entryId: string; received: Received; userId: string },
): Promise<void> {
  const { blob, contentType } = input.received;
  await insertVersion(change.tx, {
    id: input.versionId,
    entry_id: input.entryId,
    blob_key: blob.key,
    size: blob.size,
    sha256: blob.sha256,
    content_type: contentType,
    created_at: change.at,
    created_by: input.userId,
  });
}

/** `name (2)`, `name (3)`, … : the first that is free in the folder. */
async function freeName(change: SpaceChange, spot: Spot): Promise<string> {
  for (let number = 2; ; number += 1) {
    const name = numberedName(spot.name, number);
    const taken = await findChild(change.tx, spot.folders.at(-1) ?? '', nameKey(name));
    if (taken === undefined) return name;
  }
}

/** What the record of a change says of a file. */
export function fileFacts(entry: EntryRow, path: string): Record<string, unknown> {
  const { version_id: version, size, sha256 } = entry;
  return { kind: 'file', path, version, size, sha256 };
}

function notAFile(): ServiceError {
  return new ServiceError('not_a_file', { detail: 'There is a folder at this path.' });
}
