'use client';

import { useSpaces } from '@/features/spaces/use-spaces.ts';
import type { SpaceRole } from '@/lib/api/types.ts';

/** The person's role in a space, by the space's id. */
export function useRoles(): (spaceId: string) => SpaceRole | undefined {
  const spaceOf = useSpaces();
  return (spaceId) => spaceOf(spaceId)?.role;
}
