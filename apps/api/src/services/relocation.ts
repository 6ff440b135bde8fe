import type { SpaceRole, SpaceRow } from '#db/tables.ts';
import { type AccessedEntry, accessEntry, accessSpace, requireActor } from '#services/access.ts';
import { type Settle, type SpaceChange, changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { type ParsedPath, parsePath } from '#services/paths.ts';

/** An entry on its way to another path. */
export interface Relocation {
  readonly source: AccessedEntry;
  /** The space that it goes to. */
  readonly space: SpaceRow;
  readonly target: ParsedPath;
}

/**
 * Does something with an entry and a path for it, its space and the path's locked both.
 *
 * @param role What the caller must be where the entry is; where it goes, an editor.
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`; whatever `work` throws
 */
export async function relocate<T>(
  ctx: Context,
  { id, path, role }: { readonly id: string; readonly path: string; readonly role: SpaceRole },
  work: (change: SpaceChange, relocation: Relocation) => Promise<T>,
  settle?: Settle<T>,
): Promise<T> {
  requireActor(ctx);
  const target = parsePath(path);
  const find = async (db = ctx.db) => {
    const source = await accessEntry(ctx, db, { id, role });
    const { space } = await accessSpace(ctx, db, { space: target.space, role: 'editor', missing: 'entry_not_found' });
    return { source, space, target };
  };
  return changeSpaces(
    ctx,
    async () => {
      const { source, space } = await find();
      return [source.space.id, space.id];
    },
    async (change) => {
      const relocation = await find(change.tx);
      change.assertLocked(relocation.source.space.id);
      change.assertLocked(relocation.space.id);
      return work(change, relocation);
    },
    settle,
  );
}
