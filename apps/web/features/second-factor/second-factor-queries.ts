import { queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

export function secondFactorQuery() {
  return queryOptions({
    queryKey: keys.secondFactor,
    queryFn: async ({ signal }) => (await api.GET('/me/second-factor', { signal })).data,
    staleTime: 0,
  });
}
