import type { Db, EntryRow } from '#db/tables.ts';
import { accessEntry, accessSpace, pathOf, requireActor } from '#services/access.ts';
import { freeBlobs } from '#services/blob-removal.ts';
import { type Change, type SpaceChange, changeSpace, changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { findChains } from '#services/entry-store.ts';
import { type DeletedBytes, deleteTrees, listTrashedUntil } from '#services/purge-store.ts';
import { refund } from '#services/quota.ts';
import { ownedSpaceIds } from '#services/space-store.ts';

/**
 * Deletes for good what is in the trash, with everything in it and all its versions.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `forbidden`
 */
export async function purgeEntry(ctx: Context, input: { id: string }): Promise<void> {
  const find = (db: Db) => accessEntry(ctx, db, { id: input.id, role: 'owner', where: 'trash' });
  await changeSpace(ctx, find, async (change, { entry, space }) => {
    await purge(change, space.id, [entry]);
  });
}

/**
 * Deletes for good what is in the trash of one space, or of every space that the caller owns.
 *
 * @throws ServiceError `unauthorized`, `space_not_found`, `forbidden`
 */
export async function emptyTrash(ctx: Context, input: { space?: string | undefined }): Promise<void> {
  const actor = requireActor(ctx);
  const owned = async () => {
    const ids = await ownedSpaceIds(ctx.db, actor.user.id);
    return ids.filter((id) => actor.spaces?.includes(id) ?? true);
  };
  const spaceIds =
    input.space === undefined
      ? await owned()
      : [(await accessSpace(ctx, ctx.db, { space: input.space, role: 'owner' })).space.id];
  const until = ctx.now();
  for (const spaceId of spaceIds) await emptySpaceTrash(ctx, { spaceId, until });
}

/** So few that others get their turn between two transactions. */
const AT_ONCE = 50;

/** Deletes for good what was put into the trash of a space up to a moment, a few in each transaction. */
export async function emptySpaceTrash(
  ctx: Context,
  { spaceId, until, signal }: { spaceId: string; until: number; signal?: AbortSignal },
): Promise<void> {
  for (let more = true; more && signal?.aborted !== true;) {
    more = await changeSpaces(
      ctx,
      async () => [spaceId],
      async (change) => {
        const rows = await listTrashedUntil(change.tx, { spaceId, until, limit: AT_ONCE });
        const some = filesOrOneFolder(rows);
        await purge(change, spaceId, some);
        return rows.length === AT_ONCE || some.length < rows.length;
      },
    );
  }
}

/** A folder may be large, so it has a transaction of its own. */
function filesOrOneFolder(rows: readonly EntryRow[]): readonly EntryRow[] {
  const files = rows.findIndex(({ kind }) => kind === 'folder');
  return files === -1 ? rows : rows.slice(0, Math.max(files, 1));
}

async function purge(change: SpaceChange, scope: string, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const chains = await findChains(change.tx, ids);
  await releaseVersions(change, scope, await deleteTrees(change.tx, ids));
  for (const { id, kind } of rows) {
    const before = { kind, path: pathOf(chains.get(id) ?? []) };
    change.record({ scope, kind: 'entry.purged', subject: id, before, after: null });
  }
}

/** Versions of a space that the change has deleted count no longer, and all blobs go once it has committed. */
export async function releaseVersions(change: SpaceChange, spaceId: string, deleted: DeletedBytes): Promise<void> {
  await refund(change, spaceId, deleted.versions);
  await freeBytes(change, deleted);
}

/** The blobs of what the change has deleted go once it has committed, as far as nothing else names them. */
export async function freeBytes(change: Change, { versions, thumbnails }: DeletedBytes): Promise<void> {
  await freeBlobs(
    change,
    [...versions, ...thumbnails].flatMap(({ blob_key: key }) => key ?? []),
  );
}
