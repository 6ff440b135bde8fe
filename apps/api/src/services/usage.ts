import type { QuotaChange, SpaceUsage, UsagePage } from '@sheaf/contracts';

import type { Db, SpaceRow } from '#db/tables.ts';
import { requireActor, requireAdmin } from '#services/access.ts';
import { changeSpace } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { ServiceError } from '#services/error.ts';
import { findSpaceByNameOrId, listMemberSpaces, setQuota } from '#services/space-store.ts';
import { type Sums, listSpaceRows, sumSpaces } from '#services/usage-store.ts';

const nothing: Sums = { files: 0, bytes: 0, current: 0, trash: 0 };

/**
 * How much the caller stores, and how much their spaces hold, by name; with `all` those of the whole instance.
 *
 * @throws ServiceError `unauthorized`, `invalid_input`, `forbidden`
 */
export async function getUsage(ctx: Context, input: PageInput & { all: boolean }): Promise<UsagePage> {
  const { user } = requireActor(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const page = { after, limit: input.limit + 1 };
  const spaces = input.all ? await everySpace(ctx, page) : await ownSpaces(ctx, page);
  const shown = spaces.slice(0, input.limit).map((space) => space.id);
  const sums = await sumSpaces(ctx.db, shown);
  const list = pageOf(
    spaces,
    input.limit,
    (space) => toUsage(ctx, space, sums.get(space.id) ?? nothing),
    (space) => [space.name_key],
  );
  const own = { bytes: user.used_bytes, quotaBytes: user.quota_bytes ?? ctx.defaultQuotas.user };
  return { ...list, user: own };
}

/**
 * Says how much a space may hold; null: what the configuration says. What is there already stays.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `space_not_found`
 */
export async function setSpaceQuota(ctx: Context, input: { space: string } & QuotaChange): Promise<SpaceUsage> {
  requireAdmin(ctx);
  const find = async (db: Db) => {
    const space = await findSpaceByNameOrId(db, input.space);
    if (space === undefined) throw new ServiceError('space_not_found');
    return { space };
  };
  return changeSpace(ctx, find, async (change, { space: before }) => {
    const space = await setQuota(change.tx, before.id, input.quotaBytes);
    const facts = ({ quota_bytes: quotaBytes }: SpaceRow) => ({ quotaBytes });
    change.record({
      scope: space.id,
      kind: 'space.quota_set',
      subject: space.id,
      before: facts(before),
      after: facts(space),
    });
    return toUsage(ctx, space, (await sumSpaces(change.tx, [space.id])).get(space.id) ?? nothing);
  });
}

interface Window {
  readonly after: string | undefined;
  readonly limit: number;
}

async function everySpace(ctx: Context, page: Window): Promise<SpaceRow[]> {
  requireAdmin(ctx);
  return listSpaceRows(ctx.db, page);
}

async function ownSpaces(ctx: Context, page: Window): Promise<SpaceRow[]> {
  const actor = requireActor(ctx);
  const rows = await listMemberSpaces(ctx.db, actor.user.id, { only: actor.spaces, ...page });
  return rows.map(({ space }) => space);
}

function toUsage(
  ctx: Context,
  { id, name, quota_bytes }: SpaceRow,
  { files, bytes, current, trash }: Sums,
): SpaceUsage {
  const earlierBytes = bytes - current - trash;
  const quotaBytes = quota_bytes ?? ctx.defaultQuotas.space;
  return { space: id, name, files, bytes, currentBytes: current, earlierBytes, trashBytes: trash, quotaBytes };
}
