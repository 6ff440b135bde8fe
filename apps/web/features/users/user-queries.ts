import type { SheafClient } from '@sheaf/client';
import { infiniteQueryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

const pageSize = 50;

/** Everybody with an account, page by page, the oldest first. For admins. */
export function userPages(client: SheafClient = api) {
  return infiniteQueryOptions({
    queryKey: keys.users,
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await client.GET('/users', { params: { query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}
