import { setImmediate as otherWork } from 'node:timers/promises';

import { changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { defineRecurringJob } from '#services/jobs.ts';
import { emptySpaceTrash, releaseVersions } from '#services/purge.ts';
import {
  type OutdatedVersion,
  deleteEarlierVersions,
  findLastOf,
  listOutdatedVersions,
  listSpacesWithTrashDays,
} from '#services/retention-store.ts';

const HOUR_MS = 60 * 60_000;

/** Deletes for good what the spaces keep no longer: what lay in the trash long enough, and earlier versions. */
export const applyRetention = defineRecurringJob({
  kind: 'retention',
  everyMs: HOUR_MS,
  async run(ctx, signal) {
    for (const { id, until } of await listSpacesWithTrashDays(ctx.db, ctx.now())) {
      signal.throwIfAborted();
      await emptySpaceTrash(ctx, { spaceId: id, until, signal });
    }
    await dropVersions(ctx, signal);
  },
});

/** So few entries are looked through at once, and versions deleted, that others get their turn between. */
const AT_ONCE = 500;

/** One walk through all files, whosever they are: one for each space would read them all as often as there are spaces. */
async function dropVersions(ctx: Context, signal: AbortSignal): Promise<void> {
  let after: string | undefined = '';
  while (after !== undefined) {
    signal.throwIfAborted();
    const until: string | undefined = await findLastOf(ctx.db, after, AT_ONCE);
    const outdated = await listOutdatedVersions(ctx.db, { after, until, now: ctx.now() });
    for (const [spaceId, versions] of Map.groupBy(outdated, (version) => version.space_id)) {
      await dropOf(ctx, spaceId, versions, signal);
    }
    after = until;
    await otherWork();
  }
}

async function dropOf(
  ctx: Context,
  spaceId: string,
  versions: readonly OutdatedVersion[],
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < versions.length; from += AT_ONCE) {
    signal.throwIfAborted();
    const ids = versions.slice(from, from + AT_ONCE).map(({ id }) => id);
    await changeSpaces(
      ctx,
      async () => [spaceId],
      async (change) => releaseVersions(change, spaceId, await deleteEarlierVersions(change.tx, spaceId, ids)),
    );
  }
}
