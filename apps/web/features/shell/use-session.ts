'use client';

import { useSuspenseQuery } from '@tanstack/react-query';

import { queries } from '@/lib/api/queries.ts';
import type { Session } from '@/lib/api/types.ts';

/** Who is signed in. Only below the workspace layout, which has seen to it that somebody is. */
export function useSession(): Session {
  return useSuspenseQuery(queries.session()).data;
}
