import type { Version } from '@sheaf/contracts';

import type { Db, EntryRow, SpaceRole, VersionRow } from '#db/tables.ts';
import { accessEntry, accessSpace, requireActor } from '#services/access.ts';
import { type SpaceChange, changeSpace } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { type EntryState, type Precondition, assertCondition, stateOf, updateRow } from '#services/entries.ts';
import { ServiceError } from '#services/error.ts';
import { type OpenFile, fileOf } from '#services/files.ts';
import { newId } from '#services/ids.ts';
import { charge } from '#services/quota.ts';
import { MAX_TEXT_BYTES, readText } from '#services/receive.ts';
import { bytesEtag, toEntry } from '#services/records.ts';
import { reindexEntry } from '#services/search-store.ts';
import { time } from '#services/time.ts';
import { fileFacts } from '#services/uploads.ts';
import { findVersion, insertVersion, listEntryVersions } from '#services/version-store.ts';

/**
 * What bytes a file has and had, the latest first.
 *
 * @throws ServiceError `unauthorized`, `invalid_input`, `entry_not_found`, `not_a_file`
 */
export async function listVersions(ctx: Context, input: PageInput & { id: string }): Promise<Page<Version>> {
  requireActor(ctx);
  const [before] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const { entry } = await accessEntry(ctx, ctx.db, { id: input.id, role: 'viewer' });
  if (entry.kind !== 'file') throw new ServiceError('not_a_file');
  const rows = await listEntryVersions(ctx.db, { entryId: entry.id, before, limit: input.limit + 1 });
  return pageOf(
    rows,
    input.limit,
    (row) => toVersion(row, entry),
    (row) => [row.id],
  );
}

/**
 * One version of a file, nothing of it read yet.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `version_not_found`
 */
export async function openVersion(ctx: Context, input: VersionInput): Promise<OpenFile> {
  const { entry, path, version } = await accessVersion(ctx, ctx.db, input, 'viewer');
  return fileOf(ctx, toEntry(entry, path), version);
}

/**
 * Gives a file the bytes of an earlier version, as a new version that shares its blob.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `version_not_found`, `forbidden`, `precondition_failed`,
 *   `quota_exceeded`
 */
export async function restoreVersion(
  ctx: Context,
  input: VersionInput & { precondition?: Precondition | undefined },
): Promise<EntryState> {
  const { user } = requireActor(ctx);
  const find = (db: Db) => accessVersion(ctx, db, input, 'editor');
  // Read outside the transaction: the bytes of a version never change.
  const { size, blob_key: key } = (await find(ctx.db)).version;
  const text = size > MAX_TEXT_BYTES ? null : await readText(ctx, key);
  return changeSpace(ctx, find, async (change, { entry, space, path, version }) => {
    assertCondition(input.precondition, stateOf(entry, path).revisionEtag);
    if (entry.sha256 === version.sha256) return stateOf(entry, path);
    await charge(ctx, change, { spaceId: space.id, userId: user.id, bytes: version.size });
    const restored = await putBack(change, entry, { version, userId: user.id });
    await reindexEntry(change.tx, { entryId: entry.id, name: entry.name, body: text });
    const [before, after] = [fileFacts(entry, path), fileFacts(restored, path)];
    change.record({ scope: space.id, kind: 'entry.updated', subject: entry.id, before, after });
    return stateOf(restored, path);
  });
}

interface VersionInput {
  readonly id: string;
  readonly version: string;
}

async function accessVersion(ctx: Context, db: Db, input: VersionInput, role: SpaceRole) {
  const accessed = await accessEntry(ctx, db, { id: input.id, role: 'viewer' });
  const version = await findVersion(db, input.version);
  if (version?.entry_id !== accessed.entry.id) throw new ServiceError('version_not_found');
  // Only now, since a version that is not there is 404 for viewers, too.
  await accessSpace(ctx, db, { space: accessed.space.id, role, missing: 'entry_not_found' });
  return { ...accessed, version };
}

async function putBack(
  change: SpaceChange,
  entry: EntryRow,
  { version, userId }: { version: VersionRow; userId: string },
): Promise<EntryRow> {
  const { size, sha256, content_type } = version;
  const id = newId('ver');
  await insertVersion(change.tx, { ...version, id, created_at: change.at, created_by: userId });
  return updateRow(change, entry, { version_id: id, size, sha256, content_type, modified_at: change.at });
}

function toVersion(row: VersionRow, entry: EntryRow): Version {
  return {
    id: row.id,
    current: row.id === entry.version_id,
    size: row.size,
    contentType: row.content_type,
    sha256: row.sha256,
    etag: bytesEtag(row.sha256),
    createdAt: time(row.created_at),
    createdBy: row.created_by,
  };
}
