import type { Entry, SpaceRole } from '@/lib/api/types.ts';
import { parentOf } from '@/lib/paths.ts';

export type ActionId =
  | 'open'
  | 'preview'
  | 'download'
  | 'download-zip'
  | 'rename'
  | 'move'
  | 'copy'
  | 'duplicate'
  | 'share'
  | 'copy-link'
  | 'versions'
  | 'show'
  | 'delete';

/**
 * What can be done to these entries, in the order it is offered.
 * @param role the lowest role the person has in their spaces
 * @param elsewhere the entries are shown away from their folder, as search results are
 */
export function actionsFor(entries: readonly Entry[], role: SpaceRole | undefined, elsewhere = false): ActionId[] {
  const [first] = entries;
  if (!first) return [];
  const single = entries.length === 1;
  const edit = role === 'editor' || role === 'owner';
  const actions: ActionId[] = [];
  if (single) actions.push(first.kind === 'folder' ? 'open' : 'preview');
  if (single && elsewhere) actions.push('show');
  if (single && first.kind === 'file') actions.push('download');
  else if (inOneFolder(entries)) actions.push('download-zip');
  if (single && role === 'owner') actions.push('share');
  if (single) actions.push('copy-link');
  if (single && first.kind === 'file') actions.push('versions');
  if (single && edit) actions.push('rename');
  if (edit) actions.push('move');
  // A copy goes wherever the person may write; here it can stay where they may write, too.
  actions.push('copy');
  if (edit && !elsewhere) actions.push('duplicate');
  if (edit) actions.push('delete');
  return actions;
}

/** An archive holds what is in one folder. */
function inOneFolder([first, ...others]: readonly Entry[]): boolean {
  return first !== undefined && others.every((entry) => parentOf(entry.path) === parentOf(first.path));
}

/** The role that holds for all of these entries: the lowest one. Undefined while the spaces are not known. */
export function lowestRole(
  entries: readonly Entry[],
  roleOf: (spaceId: string) => SpaceRole | undefined,
): SpaceRole | undefined {
  const ranks: readonly (SpaceRole | undefined)[] = [undefined, 'viewer', 'editor', 'owner'];
  const lowest = Math.min(...entries.map((entry) => ranks.indexOf(roleOf(entry.space))));
  return Number.isFinite(lowest) ? ranks[lowest] : undefined;
}
