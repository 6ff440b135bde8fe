import type { CreatedShare, NewShare, Share, SharePatch } from '@sheaf/contracts';

import type { Db, ShareRow } from '#db/tables.ts';
import { accessEntry, accessSpace, isLive, pathOf, requireActor, withinKey } from '#services/access.ts';
import { type Settle, changeSpace } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { type Ancestor, findChains } from '#services/entry-store.ts';
import { ServiceError, invalidInput } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { notAFolder } from '#services/locate.ts';
import { hashSecret, newSecret } from '#services/secrets.ts';
import {
  type KeptShare,
  deleteShare,
  findKeptShare,
  findMemberShare,
  insertShare,
  listKeptShares,
  updateShareRow,
} from '#services/share-store.ts';
import { type MemberSpace, ownedSpaceIds } from '#services/space-store.ts';
import { time } from '#services/time.ts';

/** A link that was just made. Where its page is, is not known here. */
export type IssuedShare = Omit<CreatedShare, 'url'>;

export interface ListSharesInput extends PageInput {
  readonly space?: string | undefined;
  readonly entry?: string | undefined;
}

/**
 * The links into the spaces that the caller owns, the oldest first.
 *
 * @throws ServiceError `unauthorized`, `invalid_input`, `space_not_found`, `entry_not_found`, `forbidden`
 */
export async function listShares(ctx: Context, input: ListSharesInput): Promise<Page<Share>> {
  requireActor(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const spaceIds = await listedSpaces(ctx, input);
  const rows = await listKeptShares(ctx.db, { spaceIds, entryId: input.entry, after, limit: input.limit + 1 });
  const chains = await chainsOf(ctx.db, rows);
  return pageOf(
    rows,
    input.limit,
    (row) => toShare(ctx, row, chains),
    ({ share }) => [share.id],
  );
}

async function listedSpaces(ctx: Context, { space, entry }: ListSharesInput): Promise<string[]> {
  const { user, spaces } = requireActor(ctx);
  if (entry !== undefined) await accessEntry(ctx, ctx.db, { id: entry, role: 'owner' });
  if (space !== undefined) return [(await accessSpace(ctx, ctx.db, { space, role: 'owner' })).space.id];
  const owned = await ownedSpaceIds(ctx.db, user.id);
  return owned.filter((id) => spaces?.includes(id) ?? true);
}

/**
 * A new link to an entry. Its token is stored nowhere.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `forbidden`, `invalid_input`, `not_a_folder`, `unavailable`
 */
export async function createShare(ctx: Context, input: NewShare, settle?: Settle<IssuedShare>): Promise<IssuedShare> {
  const { user } = requireActor(ctx);
  const find = (db: Db) => accessEntry(ctx, db, { id: input.entry, role: 'owner' });
  // Looked up before the hash is made, so that strangers cannot keep the processor busy.
  const { entry } = await find(ctx.db);
  if (input.access === 'upload' && entry.kind === 'file') throw notAFolder();
  assertDownloads(input.access, input.maxDownloads);
  const token = newSecret();
  const row: ShareRow = {
    id: newId('shr'),
    token_hash: hashSecret(token),
    entry_id: entry.id,
    user_id: user.id,
    access: input.access,
    password_hash: input.password === undefined ? null : await ctx.passwords.hash(input.password),
    cookie_key: newSecret(),
    expires_at: expiryOf(ctx, input.expiresAt ?? null),
    max_downloads: input.maxDownloads ?? null,
    downloads: 0,
    created_at: ctx.now(),
  };
  return changeSpace(
    ctx,
    find,
    async (change, { space, chain }) => {
      await insertShare(change.tx, row);
      const share = await known(change.tx, row.id);
      const after = facts(share, chain);
      change.record({ scope: space.id, kind: 'share.created', subject: row.id, before: null, after });
      return { ...toShare(ctx, share, new Map([[entry.id, chain]])), token };
    },
    settle,
  );
}

/**
 * Changes what is given. Another password ends what was unlocked with the one before.
 *
 * @throws ServiceError `unauthorized`, `share_not_found`, `forbidden`, `invalid_input`, `unavailable`
 */
export async function updateShare(ctx: Context, input: { id: string } & SharePatch): Promise<Share> {
  const found = await owned(ctx, ctx.db, input.id);
  assertDownloads(found.share.access, input.maxDownloads);
  const columns = {
    ...(input.password !== undefined && {
      password_hash: input.password === null ? null : await ctx.passwords.hash(input.password),
      cookie_key: newSecret(),
    }),
    ...(input.expiresAt !== undefined && { expires_at: expiryOf(ctx, input.expiresAt) }),
    ...(input.maxDownloads !== undefined && { max_downloads: input.maxDownloads }),
  };
  return changeSpace(
    ctx,
    (db) => owned(ctx, db, input.id),
    async (change, before) => {
      if (Object.keys(columns).length > 0) await updateShareRow(change.tx, input.id, columns);
      const after = await known(change.tx, input.id);
      const chains = await chainsOf(change.tx, [after]);
      const chain = chains.get(after.share.entry_id) ?? [];
      const [was, is] = [facts(before, chain), facts(after, chain)];
      change.record({ scope: before.space.id, kind: 'share.updated', subject: input.id, before: was, after: is });
      return toShare(ctx, after, chains);
    },
  );
}

/** The link stops working at once. @throws ServiceError `unauthorized`, `share_not_found`, `forbidden` */
export async function revokeShare(ctx: Context, input: { id: string }): Promise<void> {
  await changeSpace(
    ctx,
    (db) => owned(ctx, db, input.id),
    async (change, found) => {
      const chains = await chainsOf(change.tx, [found]);
      await deleteShare(change.tx, input.id);
      const before = facts(found, chains.get(found.share.entry_id) ?? []);
      change.record({ scope: found.space.id, kind: 'share.revoked', subject: input.id, before, after: null });
    },
  );
}

/** A link into a space that the caller owns. */
async function owned(ctx: Context, db: Db, id: string): Promise<KeptShare & MemberSpace> {
  const actor = requireActor(ctx);
  const found = await findMemberShare(db, actor.user.id, id);
  if (found === undefined || !withinKey(actor, found.share.space_id)) throw new ServiceError('share_not_found');
  const member = await accessSpace(ctx, db, { space: found.share.space_id, role: 'owner', missing: 'share_not_found' });
  return { ...found, ...member };
}

async function known(db: Db, id: string): Promise<KeptShare> {
  const found = await findKeptShare(db, id);
  if (found === undefined) throw new ServiceError('share_not_found');
  return found;
}

function expiryOf(ctx: Context, expiresAt: string | null): number | null {
  if (expiresAt === null) return null;
  const at = Date.parse(expiresAt);
  if (at > ctx.now()) return at;
  throw invalidInput('expiresAt', 'The link would have expired already.', 'in_the_past');
}

function assertDownloads(access: ShareRow['access'], maxDownloads: number | null | undefined): void {
  if (access === 'read' || (maxDownloads ?? null) === null) return;
  throw invalidInput('maxDownloads', 'A link for uploads allows no downloads.', 'not_allowed');
}

type Chains = ReadonlyMap<string, readonly Ancestor[]>;

function chainsOf(db: Db, rows: readonly KeptShare[]): Promise<Chains> {
  return findChains(db, [...new Set(rows.map(({ share }) => share.entry_id))]);
}

function toShare(ctx: Context, { share, kind, creator }: KeptShare, chains: Chains): Share {
  const chain = chains.get(share.entry_id) ?? [];
  const isOver = share.expires_at !== null && share.expires_at <= ctx.now();
  const isUsedUp = share.max_downloads !== null && share.downloads >= share.max_downloads;
  return {
    id: share.id,
    entry: share.entry_id,
    kind,
    path: pathOf(chain),
    space: share.space_id,
    access: share.access,
    hasPassword: share.password_hash !== null,
    expiresAt: share.expires_at === null ? null : time(share.expires_at),
    maxDownloads: share.max_downloads,
    downloads: share.downloads,
    active: !isOver && !isUsedUp && isLive(chain) && creator.role === 'owner' && creator.disabledAt === null,
    createdAt: time(share.created_at),
    createdBy: share.user_id,
  };
}

/** What the record of a change says of a link. */
function facts({ share }: KeptShare, chain: readonly Ancestor[]): Record<string, unknown> {
  const { entry_id: entry, access, max_downloads: maxDownloads, expires_at: expires } = share;
  const expiresAt = expires === null ? null : time(expires);
  return { entry, path: pathOf(chain), access, hasPassword: share.password_hash !== null, expiresAt, maxDownloads };
}
