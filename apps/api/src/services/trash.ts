import type { TrashItem } from '@sheaf/contracts';

import type { EntryRow } from '#db/tables.ts';
import { accessEntry, accessSpace, pathOf, requireActor, visibleSpaces } from '#services/access.ts';
import { changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { type EntryState, stateOf, updateRow } from '#services/entries.ts';
import { ServiceError } from '#services/error.ts';
import { findChains, listTrashed, longestPathBelow } from '#services/entry-store.ts';
import { locate, makeFolders, pathAt } from '#services/locate.ts';
import { assertPathLength, nameKey, parsePath } from '#services/paths.ts';
import { moveCharge } from '#services/quota.ts';
import { toEntry } from '#services/records.ts';
import { renameIndexed } from '#services/search-store.ts';
import { time } from '#services/time.ts';

/**
 * What was deleted from the caller's spaces, or from one of them, the latest first.
 *
 * @throws ServiceError `unauthorized`, `invalid_input`, `space_not_found`
 */
export async function listTrash(
  ctx: Context,
  input: PageInput & { space?: string | undefined },
): Promise<Page<TrashItem>> {
  requireActor(ctx);
  const [deletedAt, id] = input.cursor === undefined ? [] : decodeCursor(input.cursor, ['number', 'string']);
  const after = deletedAt === undefined || id === undefined ? undefined : { deletedAt, id };
  const spaceIds =
    input.space === undefined
      ? await visibleSpaces(ctx)
      : [(await accessSpace(ctx, ctx.db, { space: input.space, role: 'viewer' })).space.id];
  const rows = await listTrashed(ctx.db, { spaceIds, limit: input.limit + 1, after });
  const chains = await findChains(
    ctx.db,
    rows.map((row) => row.id),
  );
  const item = (row: EntryRow) => toTrashItem(row, pathOf(chains.get(row.id) ?? []));
  return pageOf(rows, input.limit, item, (row) => [row.deleted_at ?? 0, row.id]);
}

/**
 * Puts an entry back where it was or at another path, with everything in it, and makes the folders missing on the way.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`, `path_taken`, `not_a_folder`,
 *   `quota_exceeded`
 */
export async function restoreFromTrash(
  ctx: Context,
  input: { id: string; path?: string | undefined },
): Promise<EntryState> {
  const actor = requireActor(ctx);
  const wanted = input.path === undefined ? undefined : parsePath(input.path);
  const find = async (db = ctx.db) => {
    const trashed = await accessEntry(ctx, db, { id: input.id, role: 'editor', where: 'trash' });
    const target = wanted ?? parsePath(trashed.path);
    const { space } = await accessSpace(ctx, db, { space: target.space, role: 'editor', missing: 'entry_not_found' });
    return { trashed, target, space };
  };
  return changeSpaces(
    ctx,
    async () => {
      const { trashed, space } = await find();
      return [trashed.space.id, space.id];
    },
    async (change) => {
      const { trashed, target, space } = await find(change.tx);
      const { entry } = trashed;
      change.assertLocked(entry.space_id);
      change.assertLocked(space.id);
      if (target.names.length === 0) throw taken(target.text);
      const spot = await locate(change.tx, space, target.names);
      if (spot.entry !== undefined) throw taken(target.text);
      const path = pathAt(spot, spot.name);
      assertPathLength(Buffer.byteLength(path) + (await longestPathBelow(change.tx, entry.id)));
      await moveCharge(ctx, change, { entryId: entry.id, from: entry.space_id, to: space.id });
      const parentId = await makeFolders(change, space, spot, actor.user.id);
      const place = { parent_id: parentId, space_id: space.id, name: spot.name, name_key: nameKey(spot.name) };
      const restored = await updateRow(change, entry, { ...place, deleted_at: null, deleted_by: null });
      if (entry.name !== spot.name) await renameIndexed(change.tx, { entryId: entry.id, name: spot.name });
      const after = { kind: entry.kind, path };
      change.record({ scope: space.id, kind: 'entry.restored', subject: entry.id, before: null, after });
      return stateOf(restored, path);
    },
  );
}

function taken(path: string): ServiceError {
  return new ServiceError('path_taken', {
    detail: `There is something at ${path}. Send another \`path\` to restore it there.`,
  });
}

function toTrashItem(row: EntryRow, path: string): TrashItem {
  return { entry: toEntry(row, path), path, deletedAt: time(row.deleted_at ?? 0), deletedBy: row.deleted_by ?? '' };
}
