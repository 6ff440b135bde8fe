import type { SpaceRow } from '#db/tables.ts';
import { changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { defineRecurringJob } from '#services/jobs.ts';
import { emptySpaceTrash, releaseVersions } from '#services/purge.ts';
import { deleteEarlierVersions, listOutdatedVersions, listSpacesWithRetention } from '#services/retention-store.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** So few that others get their turn between two transactions. */
const AT_ONCE = 500;

/** Deletes for good what the spaces keep no longer: what lay in the trash long enough, and earlier versions. */
export const applyRetention = defineRecurringJob({
  kind: 'retention',
  everyMs: HOUR_MS,
  async run(ctx, signal) {
    for (const space of await listSpacesWithRetention(ctx.db)) {
      signal.throwIfAborted();
      if (space.trash_days !== null) {
        await emptySpaceTrash(ctx, { spaceId: space.id, until: ctx.now() - space.trash_days * DAY_MS, signal });
      }
      await dropVersions(ctx, space, signal);
    }
  },
});

async function dropVersions(ctx: Context, space: SpaceRow, signal: AbortSignal): Promise<void> {
  const { id: spaceId, keep_versions: keep, keep_version_days: days } = space;
  if (keep === null && days === null) return;
  const query = { spaceId, keep, replacedBefore: days === null ? null : ctx.now() - days * DAY_MS, limit: AT_ONCE };
  for (let more = true; more && !signal.aborted;) {
    // Looked up before the space is locked, since it reads every version of the space.
    const ids = await listOutdatedVersions(ctx.db, query);
    if (ids.length === 0) return;
    await changeSpaces(
      ctx,
      async () => [spaceId],
      async (change) => releaseVersions(change, spaceId, await deleteEarlierVersions(change.tx, ids)),
    );
    more = ids.length === AT_ONCE;
  }
}
