'use client';

import { useQuery } from '@tanstack/react-query';

import { queries } from '@/lib/api/queries.ts';
import type { Space } from '@/lib/api/types.ts';

/** The spaces the person belongs to, by their ids; undefined for others, and while they are not known yet. */
export function useSpaces(): (spaceId: string) => Space | undefined {
  const { data: spaces = [] } = useQuery(queries.spaces());
  return (spaceId) => spaces.find((space) => space.id === spaceId);
}
