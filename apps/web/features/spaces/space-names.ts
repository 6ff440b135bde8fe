import type { Space } from '@/lib/api/types.ts';

/** How a space is called on the screen: the person's own one is `My files`. */
export function spaceLabel(name: string, ownSpace: string): string {
  return name === ownSpace ? 'My files' : name;
}

/** The person's own space first, then `shared`, then the rest by name. */
export function orderSpaces(spaces: readonly Space[], ownSpace: string): Space[] {
  return spaces.toSorted((a, b) => rank(a, ownSpace) - rank(b, ownSpace) || a.name.localeCompare(b.name));
}

function rank(space: Space, ownSpace: string): number {
  if (space.name === ownSpace) return 0;
  if (space.name === 'shared') return 1;
  return space.personal ? 3 : 2;
}
