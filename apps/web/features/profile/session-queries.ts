import { queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

/** The browsers that the person is signed in with, the latest first. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: keys.sessions,
    queryFn: ({ signal }) => Array.fromAsync(api.paginate('/sessions', { query: { limit: 100 }, signal })),
    staleTime: 0,
  });
}
