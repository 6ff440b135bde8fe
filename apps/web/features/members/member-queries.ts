import { queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

/** Who may do what in a space, by handle. For its owners. */
export function membersQuery(spaceId: string) {
  return queryOptions({
    queryKey: keys.members(spaceId),
    queryFn: ({ signal }) =>
      Array.fromAsync(
        api.paginate('/spaces/{space}/members', { path: { space: spaceId }, query: { limit: 100 }, signal }),
      ),
    staleTime: 0,
  });
}
