import type { EntryRow, SpaceRow } from '#db/tables.ts';
import type { AccessedEntry } from '#services/access.ts';
import type { SpaceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import {
  type EntryState,
  type Precondition,
  assertCondition,
  assertNoRoot,
  pathTaken,
  stateOf,
  updateRow,
} from '#services/entries.ts';
import { longestPathBelow } from '#services/entry-store.ts';
import { ServiceError } from '#services/error.ts';
import { type Spot, assertFolderThere, locate, pathAt } from '#services/locate.ts';
import { assertPathLength, nameKey } from '#services/paths.ts';
import { moveCharge } from '#services/quota.ts';
import { type Relocation, relocate } from '#services/relocation.ts';
import { renameIndexed } from '#services/search-store.ts';

/**
 * Gives an entry a new path, in its space or another. Ids stay, whatever lies below comes along, and one row changes.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`, `space_root`, `path_taken`,
 *   `not_a_folder`, `move_into_itself`, `precondition_failed`, `quota_exceeded`
 */
export async function updateEntry(
  ctx: Context,
  input: { id: string; path: string; precondition?: Precondition | undefined },
): Promise<EntryState> {
  return relocate(ctx, { ...input, role: 'editor' }, (change, relocation) => {
    const { entry, path } = relocation.source;
    assertNoRoot(entry);
    assertCondition(input.precondition, stateOf(entry, path).revisionEtag);
    return place(ctx, change, relocation);
  });
}

async function place(ctx: Context, change: SpaceChange, { source, space, target }: Relocation): Promise<EntryState> {
  const { entry } = source;
  if (target.names.length === 0) throw pathTaken();
  const spot = await locate(change.tx, space, target.names);
  assertFits(spot, entry);
  const path = pathAt(spot, spot.name);
  if (path === source.path) return stateOf(entry, path);
  await assertShort(change, source, path);
  await moveCharge(ctx, change, { entryId: entry.id, from: entry.space_id, to: space.id });
  const columns = { parent_id: spot.folders.at(-1) ?? space.root_id, space_id: space.id };
  const moved = await updateRow(change, entry, { ...columns, name: spot.name, name_key: nameKey(spot.name) });
  if (entry.name !== spot.name) await renameIndexed(change.tx, { entryId: entry.id, name: spot.name });
  recordMove(change, { entry, from: source.path, to: path, space });
  return stateOf(moved, path);
}

function assertFits(spot: Spot, entry: EntryRow): void {
  if (spot.folders.includes(entry.id)) throw new ServiceError('move_into_itself');
  assertFolderThere(spot);
  if (spot.entry !== undefined && spot.entry.id !== entry.id) throw pathTaken();
}

/** What lies below must keep a path that fits, too. */
async function assertShort(change: SpaceChange, source: AccessedEntry, path: string): Promise<void> {
  const bytes = Buffer.byteLength(path);
  assertPathLength(bytes);
  if (source.entry.kind !== 'folder' || bytes <= Buffer.byteLength(source.path)) return;
  assertPathLength(bytes + (await longestPathBelow(change.tx, source.entry.id)));
}

/** A move between spaces shows in both, and neither record tells the path in the other. */
function recordMove(change: SpaceChange, move: { entry: EntryRow; from: string; to: string; space: SpaceRow }): void {
  const { entry, from, to, space } = move;
  const record = { kind: 'entry.moved', subject: entry.id } as const;
  const [before, after] = [{ path: from }, { path: to }];
  if (entry.space_id === space.id) {
    change.record({ ...record, scope: space.id, before, after });
    return;
  }
  change.record({ ...record, scope: entry.space_id, before, after: null });
  change.record({ ...record, scope: space.id, before: null, after });
}
