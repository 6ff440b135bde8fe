import { createHash } from 'node:crypto';

import type { Entry, EntryPage } from '@sheaf/contracts';

import type { Db, EntryRow } from '#db/tables.ts';
import { accessEntry, accessSpace, requireActor } from '#services/access.ts';
import { type Settle, type SpaceChange, changeSpace } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type PageInput, decodeCursor, encodeCursor } from '#services/cursor.ts';
import { type ChildSort, countChildren, listChildren, sortValue, updateEntryRow } from '#services/entry-store.ts';
import { ServiceError, invalidInput } from '#services/error.ts';
import { accessPath, addFolder, locate, makeFolders, notAFolder, pathAt } from '#services/locate.ts';
import { parsePath } from '#services/paths.ts';
import { toEntry } from '#services/records.ts';

/** Whether a change may go on, given the current ETag; null stands for nothing there. */
export type Precondition = (etag: string | null) => boolean;

/** An entry and the ETag that a rename, a move and new bytes change, quotes included. */
export interface EntryState {
  readonly entry: Entry;
  readonly revisionEtag: string;
}

export interface FolderOrder extends PageInput {
  readonly sort: ChildSort;
  readonly order: 'asc' | 'desc';
}

export interface ListEntriesInput extends FolderOrder {
  readonly folder: string;
}

/**
 * What lies in a folder, folders first. Folders have no size and no type: sorted by those, they come by name.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `invalid_input`, `entry_not_found`, `not_a_folder`
 */
export async function listEntries(ctx: Context, input: ListEntriesInput): Promise<EntryPage> {
  requireActor(ctx);
  const parsed = parsePath(input.folder, 'folder');
  const after = readCursor(input);
  const { entry: folder, role, path } = await accessPath(ctx, ctx.db, parsed, 'viewer');
  const { items, ...page } = await readFolder(ctx.db, folder, input, after);
  const entries = items.map((row) => toEntry(row, `${path}/${row.name}`));
  return { items: entries, ...page, folder: toEntry(folder, path), role };
}

/** A page of what lies in a folder. @throws ServiceError `not_a_folder` */
export async function readFolder(db: Db, folder: EntryRow, input: FolderOrder, after: Position | undefined) {
  if (folder.kind !== 'folder') throw notAFolder();
  const total = await countChildren(db, folder.id);
  const rows = await readChildren(db, folder.id, input, after);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const nextCursor = rows.length > input.limit && last !== undefined ? writeCursor(input, last) : null;
  return { items, nextCursor, total };
}

/**
 * Creates a folder, and those missing on the way.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`, `path_taken`, `not_a_folder`
 */
export async function createFolder(
  ctx: Context,
  input: { path: string },
  settle?: Settle<EntryState>,
): Promise<EntryState> {
  const actor = requireActor(ctx);
  const parsed = parsePath(input.path);
  const find = (db: Db) => accessSpace(ctx, db, { space: parsed.space, role: 'editor', missing: 'entry_not_found' });
  return changeSpace(
    ctx,
    find,
    async (change, { space }) => {
      if (parsed.names.length === 0) throw pathTaken();
      const spot = await locate(change.tx, space, parsed.names);
      if (spot.entry !== undefined) throw pathTaken();
      const userId = actor.user.id;
      const parentId = await makeFolders(change, space, spot, userId);
      const path = pathAt(spot, spot.name);
      return stateOf(await addFolder(change, space, { parentId, name: spot.name, path, userId }), path);
    },
    settle,
  );
}

/** @throws ServiceError `unauthorized`, `entry_not_found` */
export async function getEntry(ctx: Context, input: { id: string }): Promise<EntryState> {
  const { entry, path } = await accessEntry(ctx, ctx.db, { id: input.id, role: 'viewer' });
  return stateOf(entry, path);
}

/**
 * Puts an entry into the trash: one row, whatever lies below it.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `forbidden`, `space_root`, `precondition_failed`
 */
export async function deleteEntry(
  ctx: Context,
  input: { id: string; precondition?: Precondition | undefined },
): Promise<void> {
  const find = (db: Db) => accessEntry(ctx, db, { id: input.id, role: 'editor' });
  await changeSpace(ctx, find, async (change, { entry, path }) => {
    assertCondition(input.precondition, stateOf(entry, path).revisionEtag);
    await trashRow(ctx, change, entry, path);
  });
}

/** @throws ServiceError `space_root` */
export async function trashRow(ctx: Context, change: SpaceChange, entry: EntryRow, path: string): Promise<void> {
  assertNoRoot(entry);
  const deleted = { deleted_at: change.at, deleted_by: requireActor(ctx).user.id };
  await updateRow(change, entry, deleted);
  const before = { kind: entry.kind, path };
  change.record({ scope: entry.space_id, kind: 'entry.trashed', subject: entry.id, before, after: null });
}

/** Changes a row that was read in this change. @throws ServiceError `precondition_failed` */
export async function updateRow(
  change: SpaceChange,
  entry: EntryRow,
  columns: Parameters<typeof updateEntryRow>[2],
): Promise<EntryRow> {
  const updated = await updateEntryRow(change.tx, entry, columns);
  if (updated !== undefined) return updated;
  throw new ServiceError('precondition_failed', { detail: 'The entry has changed meanwhile.' });
}

export function stateOf(row: EntryRow, path: string): EntryState {
  // The path belongs to it, since a rename further up changes what is shown of this entry.
  const place = createHash('sha256').update(path).digest('base64url').slice(0, 10);
  return { entry: toEntry(row, path), revisionEtag: `"r${row.revision}-${place}"` };
}

/** @throws ServiceError `precondition_failed` */
export function assertCondition(precondition: Precondition | undefined, etag: string | null): void {
  if (precondition?.(etag) === false) throw new ServiceError('precondition_failed');
}

/** @throws ServiceError `space_root` */
export function assertNoRoot(entry: EntryRow): void {
  if (entry.parent_id === null) throw new ServiceError('space_root');
}

export function pathTaken(): ServiceError {
  return new ServiceError('path_taken', { detail: 'Something with this name is already there.' });
}

type Position = { readonly kind: EntryRow['kind']; readonly value: string | number; readonly nameKey: string };

/** Folders, then files, until there is one more than the page holds. */
async function readChildren(db: Db, parentId: string, input: FolderOrder, after: Position | undefined) {
  const limit = input.limit + 1;
  const rows: EntryRow[] = [];
  for (const kind of ['folder', 'file'] as const) {
    if (rows.length >= limit || (kind === 'folder' && after?.kind === 'file')) continue;
    const position = after?.kind === kind ? after : undefined;
    const order = kind === 'folder' && folderSort(input.sort) !== input.sort ? 'asc' : input.order;
    const sort = kind === 'folder' ? folderSort(input.sort) : input.sort;
    rows.push(
      ...(await listChildren(db, { parentId, kind, sort, order, limit: limit - rows.length, after: position })),
    );
  }
  return rows;
}

function folderSort(sort: ChildSort): ChildSort {
  return sort === 'size' || sort === 'type' ? 'name' : sort;
}

function writeCursor(input: FolderOrder, row: EntryRow): string {
  const sort = row.kind === 'folder' ? folderSort(input.sort) : input.sort;
  return encodeCursor([input.sort, input.order, row.kind, String(sortValue(row, sort)), row.name_key]);
}

export function readCursor(input: FolderOrder): Position | undefined {
  if (input.cursor === undefined) return undefined;
  const [sort, order, kind, text, key] = decodeCursor(input.cursor, ['string', 'string', 'string', 'string', 'string']);
  const isFolder = kind === 'folder';
  const column = isFolder ? folderSort(input.sort) : input.sort;
  const value = column === 'size' || column === 'modified' ? Number(text) : text;
  const fits = sort === input.sort && order === input.order && (isFolder || kind === 'file');
  if (!fits || (typeof value === 'number' && !Number.isSafeInteger(value))) {
    throw invalidInput('cursor', 'The cursor is of another list or another order.', 'invalid_cursor');
  }
  return { kind: isFolder ? 'folder' : 'file', value, nameKey: key };
}
