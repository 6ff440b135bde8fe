import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

/** Without a connection asks all the same, so that the page says so and offers to try again. */
const connection = { networkMode: 'always', refetchOnReconnect: true } as const;

/** What a link leads to. */
export function sharedQuery(token: string) {
  return queryOptions({
    queryKey: keys.shared(token),
    queryFn: async ({ signal }) => (await api.GET('/shared/{token}', { params: { path: { token } }, signal })).data,
    ...connection,
  });
}

/** A folder of a link, page by page. @param folder below the shared one; empty for that itself */
export function sharedFolderQuery(token: string, folder: string) {
  const query = { limit: 100, ...(folder === '' ? {} : { folder }) };
  return infiniteQueryOptions({
    queryKey: keys.sharedFolder(token, folder),
    queryFn: ({ signal, pageParam }) =>
      api.page('/shared/{token}/entries', pageParam || null, { path: { token }, query }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...connection,
  });
}
