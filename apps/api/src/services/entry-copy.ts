import type { EntryRow, SpaceRow } from '#db/tables.ts';
import { requireActor } from '#services/access.ts';
import type { Settle, SpaceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Twin, insertTwins, readLiveTree } from '#services/copy-store.ts';
import { type EntryState, pathTaken, stateOf } from '#services/entries.ts';
import { newId } from '#services/ids.ts';
import { type Spot, assertFolderThere, locate, newEntryRow, pathAt } from '#services/locate.ts';
import { assertPathLength } from '#services/paths.ts';
import { charge } from '#services/quota.ts';
import { relocate } from '#services/relocation.ts';
import { renameIndexed } from '#services/search-store.ts';

/**
 * Makes a twin of an entry at another path, in its space or another: of a folder with everything in it, all at once.
 * The bytes are not copied: the twins name the same blobs.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`, `path_taken`, `not_a_folder`,
 *   `quota_exceeded`
 */
export async function copyEntry(
  ctx: Context,
  input: { id: string; path: string },
  settle?: Settle<EntryState>,
): Promise<EntryState> {
  const { user } = requireActor(ctx);
  return relocate(
    ctx,
    { ...input, role: 'viewer' },
    // The source's space is locked too: nothing that a twin is about to name may be purged meanwhile.
    async (change, { source, space, target }) => {
      if (target.names.length === 0) throw pathTaken();
      const spot = await locate(change.tx, space, target.names);
      assertFolderThere(spot);
      if (spot.entry !== undefined) throw pathTaken();
      const tree = await readLiveTree(change.tx, source.entry.id);
      const bytes = tree.reduce((sum, { size }) => sum + (size ?? 0), 0);
      await charge(ctx, change, { spaceId: space.id, userId: user.id, bytes });
      return addTwins(change, tree, { space, spot, userId: user.id });
    },
    settle,
  );
}

interface Place {
  readonly space: SpaceRow;
  readonly spot: Spot;
  readonly userId: string;
}

async function addTwins(change: SpaceChange, tree: readonly EntryRow[], place: Place): Promise<EntryState> {
  const { space, spot } = place;
  const path = pathAt(spot, spot.name);
  assertPathLength(longestPath(tree, path));
  const twins = twinsOf(change, tree, place);
  const [root] = twins;
  if (root === undefined) throw new TypeError('The tree of an entry begins with the entry.');
  await insertTwins(change.tx, twins);
  if (root.source.name !== spot.name) await renameIndexed(change.tx, { entryId: root.copy.id, name: spot.name });
  const after = { kind: root.copy.kind, path };
  change.record({ scope: space.id, kind: 'entry.copied', subject: root.copy.id, before: null, after });
  return stateOf(root.copy, path);
}

function twinsOf(change: SpaceChange, tree: readonly EntryRow[], { space, spot, userId }: Place): Twin[] {
  const copies = new Map<string, string>();
  return tree.map((source) => {
    const known = copies.get(source.parent_id ?? '');
    const parentId = known ?? spot.folders.at(-1) ?? space.root_id;
    const name = known === undefined ? spot.name : source.name;
    const { version_id: version, size, content_type, sha256 } = source;
    const bytes = { version_id: version === null ? null : newId('ver'), size, content_type, sha256 };
    const copy = { ...newEntryRow(change, space, { parentId, name, kind: source.kind, userId }), ...bytes };
    copies.set(source.id, copy.id);
    return { source, copy };
  });
}

/** The bytes of the longest path among the twins, `path` being the first one's. */
function longestPath(tree: readonly EntryRow[], path: string): number {
  const bytes = new Map<string, number>();
  for (const { id, parent_id: parentId, name } of tree) {
    const above = bytes.get(parentId ?? '');
    bytes.set(id, above === undefined ? Buffer.byteLength(path) : above + 1 + Buffer.byteLength(name));
  }
  let longest = 0;
  for (const length of bytes.values()) longest = Math.max(longest, length);
  return longest;
}
