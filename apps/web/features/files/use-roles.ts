'use client';

import { useQuery } from '@tanstack/react-query';

import { queries } from '@/lib/api/queries.ts';
import type { SpaceRole } from '@/lib/api/types.ts';

/** The person's role in a space, by the space's id. */
export function useRoles(): (spaceId: string) => SpaceRole | undefined {
  const { data: spaces = [] } = useQuery(queries.spaces());
  return (spaceId) => spaces.find((space) => space.id === spaceId)?.role;
}
