import type { SpaceRow } from '#db/tables.ts';
import { changeSpaces, instanceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { defineRecurringJob } from '#services/jobs.ts';
import { freeBytes } from '#services/purge.ts';
import { deleteTrees } from '#services/purge-store.ts';
import { deleteSpaceRow, listChildIds, listSpacesDeletedUntil } from '#services/space-store.ts';

const HOUR_MS = 60 * 60_000;
/** Long enough to notice, and to take a space back out of the database. */
const GRACE_MS = 30 * 24 * HOUR_MS;
/** So few that others get their turn between two transactions, though a folder among them may be large. */
const AT_ONCE = 50;

/** Deletes for good the spaces that were deleted a month ago, with everything in them. */
export const purgeSpaces = defineRecurringJob({
  kind: 'purge-spaces',
  everyMs: HOUR_MS,
  async run(ctx, signal) {
    for (const space of await listSpacesDeletedUntil(ctx.db, ctx.now() - GRACE_MS)) {
      await purgeSpace(ctx, space, signal);
    }
  },
});

/** Nobody reaches it any more, so there is nothing to lock, and nobody whom its bytes count for. */
async function purgeSpace(ctx: Context, space: SpaceRow, signal: AbortSignal): Promise<void> {
  for (let more = true; more;) {
    signal.throwIfAborted();
    more = await purgeSome(ctx, space);
  }
}

/** @returns Whether there is more to delete. */
async function purgeSome(ctx: Context, space: SpaceRow): Promise<boolean> {
  return changeSpaces(
    ctx,
    async () => [],
    async (change) => {
      const children = await listChildIds(change.tx, space.root_id, AT_ONCE);
      const isLast = children.length < AT_ONCE;
      await freeBytes(change, await deleteTrees(change.tx, isLast ? [...children, space.root_id] : children));
      if (!isLast) return true;
      await deleteSpaceRow(change.tx, space.id);
      const before = { name: space.name };
      change.record(instanceChange({ kind: 'space.purged', subject: space.id, before, after: null }));
      return false;
    },
  );
}
