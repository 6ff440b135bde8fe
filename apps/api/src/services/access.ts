import type { Db, EntryRow, SpaceRole, SpaceRow } from '#db/tables.ts';
import type { Actor, Context } from '#services/context.ts';
import { type Ancestor, findChains, findMemberEntry } from '#services/entry-store.ts';
import { ServiceError } from '#services/error.ts';
import { type MemberSpace, findMemberSpace, memberSpaceIds } from '#services/space-store.ts';

const RANK = { viewer: 0, editor: 1, owner: 2 } as const satisfies Record<SpaceRole, number>;

/** @throws ServiceError `unauthorized` when nobody is signed in */
export function requireActor(ctx: Context): Actor {
  if (ctx.actor === null) throw new ServiceError('unauthorized');
  return ctx.actor;
}

/** Users, quotas and the audit log lie beyond every single space. @throws ServiceError `unauthorized`, `forbidden` */
export function requireAdmin(ctx: Context): Actor {
  const actor = requireUnlimited(ctx);
  if (actor.user.role === 'admin') return actor;
  throw new ServiceError('forbidden', { detail: 'Only an admin may do this.' });
}

/** For what a key must not do, such as making keys. @throws ServiceError `unauthorized`, `forbidden` */
export function requireSession(ctx: Context): Actor & { readonly sessionId: string } {
  const actor = requireActor(ctx);
  if (actor.sessionId !== null) return { ...actor, sessionId: actor.sessionId };
  throw new ServiceError('forbidden', { detail: 'Only a signed-in person may do this, not a key.' });
}

/** For what lies beyond every single space. @throws ServiceError `unauthorized`, `forbidden` */
export function requireUnlimited(ctx: Context): Actor {
  const actor = requireActor(ctx);
  if (actor.spaces === null) return actor;
  throw new ServiceError('forbidden', { detail: 'This key is limited to some spaces.' });
}

/** The ids of the spaces the caller may look into. */
export async function visibleSpaces(ctx: Context): Promise<string[]> {
  const actor = requireActor(ctx);
  const ids = await memberSpaceIds(ctx.db, actor.user.id);
  return actor.spaces === null ? ids : ids.filter((id) => actor.spaces?.includes(id));
}

/**
 * The space with this name or id, for a caller who has at least this role in it.
 *
 * @param input.missing what to answer when there is no such space or the caller is no member
 * @throws ServiceError `unauthorized`, `missing`, `forbidden`
 */
export async function accessSpace(
  ctx: Context,
  db: Db,
  { space, role, missing = 'space_not_found' }: { space: string; role: SpaceRole; missing?: string },
): Promise<MemberSpace> {
  const actor = requireActor(ctx);
  const found = await findMemberSpace(db, { userId: actor.user.id, only: actor.spaces }, space);
  if (found === undefined) throw new ServiceError(missing);
  if (RANK[found.role] >= RANK[role]) return found;
  throw new ServiceError('forbidden', { detail: `This takes the role ${role} in ${found.space.name}.` });
}

/** An entry that the caller may see, and where it is. */
export interface AccessedEntry {
  readonly entry: EntryRow;
  readonly space: SpaceRow;
  /** From the root of the space to the entry itself. */
  readonly chain: readonly Ancestor[];
  readonly path: string;
}

/**
 * The entry with this id, for a caller who has at least this role in its space. In the trash, or below something that
 * is there, counts as missing, unless `where` asks for the trash: then it must be what was deleted.
 *
 * @throws ServiceError `unauthorized`, `entry_not_found`, `forbidden`
 */
export async function accessEntry(
  ctx: Context,
  db: Db,
  { id, role, where = 'live' }: { id: string; role: SpaceRole; where?: 'live' | 'trash' },
): Promise<AccessedEntry> {
  const actor = requireActor(ctx);
  const entry = await findMemberEntry(db, actor.user.id, id);
  if (entry === undefined || !withinKey(actor, entry.space_id)) throw new ServiceError('entry_not_found');
  const chain = (await findChains(db, [id])).get(id);
  if (chain === undefined) throw new ServiceError('entry_not_found');
  const isThere = where === 'live' ? isLive(chain) : entry.deleted_at !== null;
  if (!isThere) throw new ServiceError('entry_not_found');
  const { space } = await accessSpace(ctx, db, { space: entry.space_id, role, missing: 'entry_not_found' });
  return { entry, space, chain, path: pathOf(chain) };
}

/** Whether nothing on the way is in the trash. */
export function isLive(chain: readonly Ancestor[]): boolean {
  return chain.every((ancestor) => ancestor.deletedAt === null);
}

export function pathOf(chain: readonly Ancestor[]): string {
  return chain.map((ancestor) => ancestor.name).join('/');
}

/** Whether the caller's key, if it is one, is good for this space. */
export function withinKey(actor: Actor, spaceId: string): boolean {
  return actor.spaces === null || actor.spaces.includes(spaceId);
}
