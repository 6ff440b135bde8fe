import type { Db, EntryRow, SpaceRole, SpaceRow } from '#db/tables.ts';
import { accessSpace } from '#services/access.ts';
import type { SpaceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { findChild, findEntry, insertEntry } from '#services/entry-store.ts';
import { ServiceError } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { type ParsedPath, nameKey } from '#services/paths.ts';
import { indexEntry } from '#services/search-store.ts';

/** Where a path leads to, as far as it is there. */
export interface Spot {
  /** The ids of the folders on the way that are there, the one where it begins first. */
  readonly folders: readonly string[];
  /** The path of the last of them, with names as they are stored. */
  readonly folderPath: string;
  /** The folders after it that are not there. */
  readonly missing: readonly string[];
  /** The last name, as it was typed. */
  readonly name: string;
  /** What is there under that name, in whatever case. */
  readonly entry: EntryRow | undefined;
  /** A file stands where a folder is needed. */
  readonly blocked: boolean;
}

/** Where a walk begins: the root of a space, or a folder that it must not leave, whose `name` is then its whole path. */
export type Base = Pick<SpaceRow, 'root_id' | 'name'>;

/** Walks down from there, one lookup per name. `names` is not empty. */
export async function locate(db: Db, base: Base, names: readonly string[]): Promise<Spot> {
  const folders = [base.root_id];
  const found = [base.name];
  const name = names.at(-1) ?? '';
  for (const [index, segment] of names.entries()) {
    const entry = await findChild(db, folders.at(-1) ?? '', nameKey(segment));
    const isLast = index === names.length - 1;
    if (isLast || entry?.kind !== 'folder') {
      const missing = isLast || entry !== undefined ? [] : names.slice(index, -1);
      const folderPath = found.join('/');
      return { folders, folderPath, missing, name, entry: isLast ? entry : undefined, blocked: !isLast && !!entry };
    }
    folders.push(entry.id);
    found.push(entry.name);
  }
  throw new TypeError('A path below a space has names.');
}

/** The path of an entry with this name at the spot. */
export function pathAt(spot: Spot, name: string): string {
  return [spot.folderPath, ...spot.missing, name].join('/');
}

/**
 * What is at a path, for a caller who has at least this role in its space.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `forbidden`
 */
export async function accessPath(ctx: Context, db: Db, path: ParsedPath, role: SpaceRole) {
  const member = await accessSpace(ctx, db, { space: path.space, role, missing: 'entry_not_found' });
  const { space } = member;
  if (path.names.length === 0) {
    const entry = await findEntry(db, space.root_id);
    if (entry === undefined) throw new ServiceError('entry_not_found');
    return { ...member, entry, path: space.name };
  }
  const spot = await locate(db, space, path.names);
  if (spot.entry === undefined) throw new ServiceError('entry_not_found');
  return { ...member, entry: spot.entry, path: pathAt(spot, spot.entry.name) };
}

/**
 * Makes the folders that are missing on the way to a spot, and tells the id of the last one.
 *
 * @throws ServiceError `not_a_folder`
 */
export async function makeFolders(change: SpaceChange, space: SpaceRow, spot: Spot, userId: string): Promise<string> {
  if (spot.blocked) throw notAFolder();
  let parentId = spot.folders.at(-1) ?? space.root_id;
  let path = spot.folderPath;
  for (const name of spot.missing) {
    path = `${path}/${name}`;
    const folder = await addFolder(change, space, { parentId, name, path, userId });
    parentId = folder.id;
  }
  return parentId;
}

export async function addFolder(
  change: SpaceChange,
  space: SpaceRow,
  input: { parentId: string; name: string; path: string; userId: string },
): Promise<EntryRow> {
  const folder = newEntryRow(change, space, { ...input, kind: 'folder' });
  await insertEntry(change.tx, folder);
  await indexEntry(change.tx, { entryId: folder.id, name: folder.name, body: null });
  const after = { kind: 'folder', path: input.path };
  change.record({ scope: space.id, kind: 'entry.created', subject: folder.id, before: null, after });
  return folder;
}

/** A row for a new entry; a file's version is filled in by whoever has its bytes. */
export function newEntryRow(
  change: SpaceChange,
  space: SpaceRow,
  input: { parentId: string; name: string; kind: EntryRow['kind']; userId: string },
): EntryRow {
  return {
    id: newId('ent'),
    space_id: space.id,
    parent_id: input.parentId,
    kind: input.kind,
    name: input.name,
    name_key: nameKey(input.name),
    version_id: null,
    size: null,
    content_type: null,
    sha256: null,
    revision: 1,
    created_at: change.at,
    created_by: input.userId,
    modified_at: change.at,
    deleted_at: null,
    deleted_by: null,
  };
}

/** @throws ServiceError `not_a_folder`, `entry_not_found` when a folder on the way to the spot is a file or missing */
export function assertFolderThere(spot: Spot): void {
  if (spot.blocked) throw notAFolder();
  if (spot.missing.length > 0) {
    throw new ServiceError('entry_not_found', { detail: `There is no folder ${spot.folderPath}/${spot.missing[0]}.` });
  }
}

export function notAFolder(): ServiceError {
  return new ServiceError('not_a_folder', { detail: 'A file stands where a folder is needed.' });
}
