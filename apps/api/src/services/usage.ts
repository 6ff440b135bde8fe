import type { SpaceUsage } from '@sheaf/contracts';

import type { SpaceRow } from '#db/tables.ts';
import { requireActor, requireAdmin, requireUnlimited } from '#services/access.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { listMemberSpaces } from '#services/space-store.ts';
import { type Sums, listSpaceRows, sumSpaces } from '#services/usage-store.ts';

const nothing: Sums = { files: 0, bytes: 0, current: 0, trash: 0 };

/**
 * How much the caller's spaces hold, by name; with `all` those of the whole instance.
 *
 * @throws ServiceError `unauthorized`, `invalid_input`, `forbidden`
 */
export async function getUsage(ctx: Context, input: PageInput & { all: boolean }): Promise<Page<SpaceUsage>> {
  requireActor(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const page = { after, limit: input.limit + 1 };
  const spaces = input.all ? await everySpace(ctx, page) : await ownSpaces(ctx, page);
  const shown = spaces.slice(0, input.limit).map((space) => space.id);
  const sums = await sumSpaces(ctx.db, shown);
  return pageOf(
    spaces,
    input.limit,
    (space) => toUsage(space, sums.get(space.id) ?? nothing),
    (space) => [space.name_key],
  );
}

interface Window {
  readonly after: string | undefined;
  readonly limit: number;
}

async function everySpace(ctx: Context, page: Window): Promise<SpaceRow[]> {
  requireAdmin(ctx);
  requireUnlimited(ctx);
  return listSpaceRows(ctx.db, page);
}

async function ownSpaces(ctx: Context, page: Window): Promise<SpaceRow[]> {
  const actor = requireActor(ctx);
  const rows = await listMemberSpaces(ctx.db, actor.user.id, { only: actor.spaces, ...page });
  return rows.map(({ space }) => space);
}

function toUsage({ id, name }: SpaceRow, { files, bytes, current, trash }: Sums): SpaceUsage {
  const earlierBytes = bytes - current - trash;
  return { space: id, name, files, bytes, currentBytes: current, earlierBytes, trashBytes: trash };
}
