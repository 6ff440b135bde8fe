import type { QueryClient } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { forgetBelow, knownNames, placeEntries } from '@/lib/api/folder-cache.ts';
import { isProblem } from '@/lib/api/problems.ts';
import type { Entry } from '@/lib/api/types.ts';
import { joinPath } from '@/lib/paths.ts';
import { inParallel } from '@/lib/pool.ts';

import { freeName, nameKey, nextName } from './names.ts';

/** Requests at the same time for one action of a person: more would keep others waiting. */
const atOnce = 4;
const triesForAName = 50;

export interface Outcome<T> {
  readonly done: T[];
  readonly failed: { readonly entry: Entry; readonly error: unknown }[];
}

/** Gives an entry a new path, and the cache the news. */
export async function setPath(client: QueryClient, entry: Entry, path: string): Promise<Entry> {
  const { data } = await api.PATCH('/entries/{id}', { params: { path: { id: entry.id } }, body: { path } });
  forgetBelow(client, [entry]);
  placeEntries(client, [data]);
  return data;
}

/** Runs one request for each entry and sorts out which went well. */
export async function forEachEntry<T>(
  entries: readonly Entry[],
  request: (entry: Entry) => Promise<T>,
): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: [], failed: [] };
  await inParallel(entries, atOnce, async (entry) => {
    try {
      outcome.done.push(await request(entry));
    } catch (error) {
      outcome.failed.push({ entry, error });
    }
  });
  return outcome;
}

/** Copies a file, or a folder with all that is in it. */
export async function copy(client: QueryClient, entry: Entry, path: string): Promise<Entry> {
  const { data } = await api.POST('/entries/{id}/copies', { params: { path: { id: entry.id } }, body: { path } });
  placeEntries(client, [data]);
  return data;
}

/** Puts an entry into a folder under the first numbered name that is free there. */
export async function underFreeName<T>(
  client: QueryClient,
  { name: taken, kind }: Pick<Entry, 'name' | 'kind'>,
  folder: string,
  put: (path: string) => Promise<T>,
): Promise<T> {
  let name = freeName(nextName(taken, kind), kind, new Set(knownNames(client, folder).map(nameKey)));
  for (let tries = 1; ; tries += 1) {
    try {
      return await put(joinPath(folder, name));
    } catch (error) {
      if (!isProblem(error, 'path_taken') || tries === triesForAName) throw error;
      name = nextName(name, kind);
    }
  }
}

/** Brings an entry back from the trash to where it was. */
export async function restore(id: string, path?: string): Promise<Entry> {
  const body = path === undefined ? {} : { path };
  return (await api.POST('/trash/{id}/restore', { params: { path: { id } }, body })).data;
}
