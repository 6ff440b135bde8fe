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

export interface Move {
  readonly from: Entry;
  readonly to: Entry;
}

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

/** Moves an entry into a folder under the first numbered name that is free there. */
export async function moveUnderFreeName(client: QueryClient, entry: Entry, folder: string): Promise<Move> {
  const taken = new Set(knownNames(client, folder).map(nameKey));
  let name = freeName(nextName(entry.name, entry.kind), entry.kind, taken);
  for (let tries = 1; ; tries += 1) {
    try {
      return { from: entry, to: await setPath(client, entry, joinPath(folder, name)) };
    } catch (error) {
      if (!isProblem(error, 'path_taken') || tries === triesForAName) throw error;
      name = nextName(name, entry.kind);
    }
  }
}

/** Brings an entry back from the trash to where it was. */
export async function restore(id: string, path?: string): Promise<Entry> {
  const body = path === undefined ? {} : { path };
  return (await api.POST('/trash/{id}/restore', { params: { path: { id } }, body })).data;
}
