import type { SheafClient } from '@sheaf/client';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';

import { api } from './client.ts';
import { keys } from './keys.ts';
import type { Entry, SpaceRole, SpaceUsage, UserUsage } from './types.ts';

/** A folder as the app keeps it: one list that grows page by page until it is whole. */
export interface Folder {
  readonly folder: Entry;
  readonly role: SpaceRole;
  readonly items: readonly Entry[];
  /** How many items there are, arrived or not. */
  readonly total: number;
  readonly complete: boolean;
}

export interface Usage {
  readonly user: UserUsage;
  readonly spaces: readonly SpaceUsage[];
}

const pageSize = 100;
/** How many pages arrive before the screen is told: each telling sorts the whole list again. */
const pagesPerTelling = 10;

export const queries = {
  session: (client: SheafClient = api) =>
    queryOptions({
      queryKey: keys.session,
      queryFn: async ({ signal }) => (await client.GET('/session', { signal })).data,
      staleTime: 5 * 60_000,
    }),

  spaces: (client: SheafClient = api) =>
    queryOptions({
      queryKey: keys.spaces,
      queryFn: ({ signal }) => Array.fromAsync(client.paginate('/spaces', { query: { limit: pageSize }, signal })),
    }),

  folder: (path: string) =>
    queryOptions({
      queryKey: keys.folder(path),
      queryFn: ({ client, signal }) => wholeFolder(path, client, signal),
      // What the server rendered may be the first page only: the rest is fetched at once.
      staleTime: (query) => (query.state.data?.complete ? 30_000 : 0),
    }),

  entry: (id: string) =>
    queryOptions({
      queryKey: keys.entry(id),
      queryFn: async ({ signal }) => (await api.GET('/entries/{id}', { params: { path: { id } }, signal })).data,
    }),

  versions: (id: string) =>
    queryOptions({
      queryKey: keys.versions(id),
      queryFn: ({ signal }) =>
        Array.fromAsync(api.paginate('/entries/{id}/versions', { path: { id }, query: { limit: pageSize }, signal })),
      staleTime: 0,
    }),

  trash: () =>
    queryOptions({
      queryKey: keys.trash,
      queryFn: ({ signal }) => Array.fromAsync(api.paginate('/trash', { query: { limit: pageSize }, signal })),
      staleTime: 0,
    }),

  usage: () =>
    queryOptions({
      queryKey: keys.usage,
      queryFn: ({ signal }) => wholeUsage(signal),
      staleTime: 0,
    }),

  quickSearch: (q: string) =>
    queryOptions({
      queryKey: keys.quickSearch(q),
      queryFn: async ({ signal }) =>
        (await api.GET('/search', { params: { query: { q, limit: 8 } }, signal })).data.items,
      enabled: q !== '',
      staleTime: 10_000,
    }),

  search: (q: string, under: string | null) =>
    infiniteQueryOptions({
      queryKey: keys.search(q, under),
      queryFn: async ({ signal, pageParam }) => {
        const query = { q, limit: 50, ...(under ? { under } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
        return (await api.GET('/search', { params: { query }, signal })).data;
      },
      initialPageParam: '',
      getNextPageParam: (page) => page.nextCursor,
      enabled: q !== '',
    }),
};

/** What the person stores, and what each of their spaces holds. */
async function wholeUsage(signal: AbortSignal): Promise<Usage> {
  const spaces: SpaceUsage[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query: { limit: number; cursor?: string } = { limit: pageSize };
    if (cursor !== null) query.cursor = cursor;
    const { data } = await api.GET('/usage', { params: { query }, signal });
    spaces.push(...data.items);
    cursor = data.nextCursor;
    if (cursor === null) return { user: data.user, spaces };
  }
}

/** The first page of a folder, for the server to render. */
export async function firstPage(client: SheafClient, path: string): Promise<Folder> {
  const { data } = await client.GET('/entries', { params: { query: { folder: path, limit: pageSize } } });
  return {
    folder: data.folder,
    role: data.role,
    items: data.items,
    total: data.total,
    complete: data.nextCursor === null,
  };
}

/**
 * Loads a folder to its end. The first time the pages show as they come; a reload of a folder that is on the screen
 * shows once it is whole, so that rows do not jump.
 */
async function wholeFolder(path: string, queryClient: QueryClient, signal: AbortSignal): Promise<Folder> {
  const key = keys.folder(path);
  const quiet = queryClient.getQueryData<Folder>(key)?.complete === true;
  const items: Entry[] = [];
  let cursor: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const query: { folder: string; limit: number; cursor?: string } = { folder: path, limit: pageSize };
    if (cursor !== null) query.cursor = cursor;
    const { data } = await api.GET('/entries', { params: { query }, signal });
    items.push(...data.items);
    cursor = data.nextCursor;
    const { folder, role } = data;
    if (cursor === null) return { folder, role, items, total: items.length, complete: true };
    const tell = !quiet && (pages === 1 || pages % pagesPerTelling === 0);
    if (tell) {
      const total = Math.max(data.total, items.length);
      queryClient.setQueryData<Folder>(key, { folder, role, items: [...items], total, complete: false });
    }
  }
}
