import type { SpaceRow, VersionRow } from '#db/tables.ts';
import { requireActor } from '#services/access.ts';
import type { Change, SpaceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { addUsed, subtractUsed, sumBelow, sumByUser } from '#services/quota-store.ts';

/*
 * Every version counts in full for the space that it lies in and for the user who made it, until it is deleted for good.
 */

/** How many more bytes the caller may store in a space, as far as is known before they are stored. */
export function roomIn(ctx: Context, space: SpaceRow): number {
  const { user } = requireActor(ctx);
  const ofSpace = space.quota_bytes ?? ctx.defaultQuotas.space ?? Number.MAX_SAFE_INTEGER;
  const ofUser = user.quota_bytes ?? ctx.defaultQuotas.user ?? Number.MAX_SAFE_INTEGER;
  return Math.max(0, Math.min(ofSpace - space.used_bytes, ofUser - user.used_bytes));
}

/** Refuses what cannot fit before its bytes are sent; `charge` decides. @throws ServiceError `quota_exceeded` */
export function assertRoom(ctx: Context, space: SpaceRow, bytes: number): void {
  if (bytes > roomIn(ctx, space)) throw quotaExceeded();
}

export interface Charge {
  readonly spaceId: string;
  /** Who makes the versions. */
  readonly userId: string;
  readonly bytes: number;
}

/**
 * Counts versions in the transaction that adds them, before anything is written: a refusal leaves nothing to undo.
 *
 * @throws ServiceError `quota_exceeded`
 */
export async function charge(ctx: Context, change: SpaceChange, { spaceId, userId, bytes }: Charge): Promise<void> {
  if (bytes === 0) return;
  const { space: spaceDefault, user: userDefault } = ctx.defaultQuotas;
  const inSpace = { id: spaceId, bytes, defaultQuota: spaceDefault };
  if (!(await addUsed(change.tx, 'spaces', inSpace))) throw quotaExceeded();
  if (await addUsed(change.tx, 'users', { id: userId, bytes, defaultQuota: userDefault })) return;
  await subtractUsed(change.tx, 'spaces', inSpace);
  throw quotaExceeded();
}

/** Versions that are deleted for good count no longer. */
export async function refund(
  change: SpaceChange,
  spaceId: string,
  versions: readonly Pick<VersionRow, 'size' | 'created_by'>[],
): Promise<void> {
  const byUser = new Map<string, number>();
  for (const { size, created_by: userId } of versions) byUser.set(userId, (byUser.get(userId) ?? 0) + size);
  const bytes = [...byUser.values()].reduce((sum, each) => sum + each, 0);
  if (bytes === 0) return;
  await subtractUsed(change.tx, 'spaces', { id: spaceId, bytes });
  await refundUsers(change, byUser);
}

/** What lies in a deleted space counts for nobody, since nobody can delete it any more. */
export async function refundSpace(change: Change, spaceId: string): Promise<void> {
  await refundUsers(change, await sumByUser(change.tx, spaceId));
}

/**
 * Counts an entry, with everything below it, in the space that it moves to.
 *
 * @throws ServiceError `quota_exceeded`
 */
export async function moveCharge(
  ctx: Context,
  change: SpaceChange,
  { entryId, from, to }: { entryId: string; from: string; to: string },
): Promise<void> {
  if (from === to) return;
  const bytes = await sumBelow(change.tx, entryId);
  const fits = await addUsed(change.tx, 'spaces', { id: to, bytes, defaultQuota: ctx.defaultQuotas.space });
  if (!fits && bytes > 0) throw quotaExceeded();
  await subtractUsed(change.tx, 'spaces', { id: from, bytes });
}

export function quotaExceeded(): ServiceError {
  return new ServiceError('quota_exceeded', { detail: 'There is not that much room left in the space, or for you.' });
}

/** In one order everywhere, so that no two transactions wait for each other. */
async function refundUsers(change: Change, byUser: ReadonlyMap<string, number>): Promise<void> {
  for (const id of [...byUser.keys()].toSorted()) {
    await subtractUsed(change.tx, 'users', { id, bytes: byUser.get(id) ?? 0 });
  }
}
