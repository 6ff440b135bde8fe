import type { SheafClient } from '@sheaf/client';
import { queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

/** The person's own keys, the newest first: the one just made is the one looked for. */
export function apiKeysQuery(client: SheafClient = api) {
  return queryOptions({
    queryKey: keys.apiKeys,
    queryFn: async ({ signal }) => {
      const oldestFirst = await Array.fromAsync(client.paginate('/api-keys', { query: { limit: 100 }, signal }));
      return oldestFirst.toReversed();
    },
  });
}
