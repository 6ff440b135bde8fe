import { queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

/** The links into the spaces that the person owns, the newest first: the one just made is the one looked for. */
export function sharesQuery() {
  return queryOptions({ queryKey: keys.shares, queryFn: ({ signal }) => allShares({}, signal) });
}

/** The links to one entry, likewise. */
export function sharesOfQuery(entryId: string) {
  return queryOptions({
    queryKey: keys.sharesOf(entryId),
    queryFn: ({ signal }) => allShares({ entry: entryId }, signal),
    staleTime: 0,
  });
}

async function allShares(which: { entry?: string }, signal: AbortSignal) {
  const shares = await Array.fromAsync(api.paginate('/shares', { query: { ...which, limit: 100 }, signal }));
  return shares.toReversed();
}
