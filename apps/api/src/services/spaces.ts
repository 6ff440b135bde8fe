import type { Space } from '@sheaf/contracts';

import type { Db, SpaceRow } from '#db/tables.ts';
import { accessSpace, requireActor, requireUnlimited } from '#services/access.ts';
import { type Settle, type SpaceChange, changeSpace, changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { ServiceError } from '#services/error.ts';
import { parseName } from '#services/paths.ts';
import { addSpace } from '#services/provision.ts';
import { refundSpace } from '#services/quota.ts';
import { toSpace } from '#services/records.ts';
import { listMemberSpaces, markSpaceDeleted, renameSpaceRow, setRetention } from '#services/space-store.ts';

/** The caller's spaces by name. @throws ServiceError `unauthorized`, `invalid_input` */
export async function listSpaces(ctx: Context, input: PageInput): Promise<Page<Space>> {
  const actor = requireActor(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const page = { only: actor.spaces, after, limit: input.limit + 1 };
  const rows = await listMemberSpaces(ctx.db, actor.user.id, page);
  return pageOf(rows, input.limit, toSpace, ({ space }) => [space.name_key]);
}

/** @throws ServiceError `unauthorized`, `space_not_found` */
export async function getSpace(ctx: Context, input: { space: string }): Promise<Space> {
  return toSpace(await accessSpace(ctx, ctx.db, { space: input.space, role: 'viewer' }));
}

/** @throws ServiceError `unauthorized`, `forbidden`, `invalid_path`, `space_reserved`, `space_name_taken` */
export async function createSpace(ctx: Context, input: { name: string }, settle?: Settle<Space>): Promise<Space> {
  const actor = requireUnlimited(ctx);
  const name = parseSpaceName(input.name);
  return changeSpaces(
    ctx,
    async () => [],
    async (change) => {
      const space = await addSpace(change, { name, ownerId: actor.user.id, personal: false });
      return toSpace({ space, role: 'owner' });
    },
    settle,
  );
}

export interface UpdateSpaceInput {
  readonly space: string;
  readonly name?: string | undefined;
  /** After how many days something leaves the trash; null, here and below: never. */
  readonly trashDays?: number | null | undefined;
  readonly keepVersions?: number | null | undefined;
  readonly keepVersionDays?: number | null | undefined;
}

/**
 * Renames a space, and says how long it keeps things.
 *
 * @throws ServiceError `unauthorized`, `space_not_found`, `forbidden`, `invalid_path`, `space_reserved`,
 *   `personal_space`, `space_name_taken`
 */
export async function updateSpace(ctx: Context, input: UpdateSpaceInput): Promise<Space> {
  requireActor(ctx);
  const name = input.name === undefined ? undefined : parseSpaceName(input.name);
  const find = (db: Db) => accessSpace(ctx, db, { space: input.space, role: 'owner' });
  return changeSpace(ctx, find, async (change, { space, role }) => {
    const renamed = name === undefined || name === space.name ? space : await rename(change, space, name);
    return toSpace({ space: await keep(change, renamed, input), role });
  });
}

async function rename(change: SpaceChange, space: SpaceRow, name: string): Promise<SpaceRow> {
  if (space.personal_user_id !== null) throw new ServiceError('personal_space');
  const renamed = await renameSpaceRow(change.tx, space.id, { name, at: change.at });
  const [before, after] = [{ name: space.name }, { name }];
  change.record({ scope: space.id, kind: 'space.renamed', subject: space.id, before, after });
  return renamed;
}

async function keep(change: SpaceChange, space: SpaceRow, input: UpdateSpaceInput): Promise<SpaceRow> {
  const { trashDays, keepVersions, keepVersionDays } = input;
  const columns = {
    ...(trashDays !== undefined && { trash_days: trashDays }),
    ...(keepVersions !== undefined && { keep_versions: keepVersions }),
    ...(keepVersionDays !== undefined && { keep_version_days: keepVersionDays }),
  };
  if (Object.keys(columns).length === 0) return space;
  const kept = await setRetention(change.tx, space.id, columns);
  const [before, after] = [retentionFacts(space), retentionFacts(kept)];
  change.record({ scope: space.id, kind: 'space.retention_set', subject: space.id, before, after });
  return kept;
}

/** What the record of a change says of how long a space keeps things. */
function retentionFacts(space: SpaceRow): Record<string, unknown> {
  const { trash_days: trashDays, keep_versions: keepVersions, keep_version_days: keepVersionDays } = space;
  return { trashDays, keepVersions, keepVersionDays };
}

/**
 * Takes a space with everything in it away from all its members and frees its name.
 *
 * @throws ServiceError `unauthorized`, `space_not_found`, `forbidden`, `personal_space`
 */
export async function deleteSpace(ctx: Context, input: { space: string }): Promise<void> {
  const actor = requireActor(ctx);
  const find = (db: Db) => accessSpace(ctx, db, { space: input.space, role: 'owner' });
  await changeSpace(ctx, find, async (change, { space }) => {
    if (space.personal_user_id !== null) throw new ServiceError('personal_space');
    await refundSpace(change, space.id);
    await markSpaceDeleted(change.tx, space.id, { at: change.at, userId: actor.user.id });
    const before = { name: space.name };
    change.record({ scope: space.id, kind: 'space.deleted', subject: space.id, before, after: null });
  });
}

function parseSpaceName(text: string): string {
  const name = parseName(text);
  if (name.startsWith('~')) throw new ServiceError('space_reserved');
  return name;
}
