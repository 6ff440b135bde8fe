import type { QueryClient } from '@tanstack/react-query';

import { isWithin, parentOf } from '../paths.ts';
import { keys } from './keys.ts';
import type { Folder } from './queries.ts';
import type { Entry } from './types.ts';

/*
 * What the app knows of folders, put right after a change without asking for the folder again: one of 10,000 items is
 * a hundred requests.
 */

/** Puts entries where they are now: new ones in, changed ones changed, moved ones out of where they were. */
export function placeEntries(client: QueryClient, entries: readonly Entry[]): void {
  if (entries.length === 0) return;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  client.setQueriesData<Folder>({ queryKey: keys.folders }, (folder) => folder && placeInto(folder, byId));
  for (const entry of entries) client.setQueryData(keys.entry(entry.id), entry);
}

/** Takes entries out of their folders, and forgets what was below them. */
export function dropEntries(client: QueryClient, entries: readonly Entry[]): void {
  const ids = new Set(entries.map((entry) => entry.id));
  client.setQueriesData<Folder>({ queryKey: keys.folders }, (folder) => folder && without(folder, ids));
  forgetBelow(client, entries);
}

/** Forgets the folders at and below these entries' paths: after a rename or a move they are elsewhere. */
export function forgetBelow(client: QueryClient, entries: readonly Entry[]): void {
  const folders = entries.filter((entry) => entry.kind === 'folder');
  if (folders.length === 0) return;
  client.removeQueries({
    queryKey: keys.folders,
    predicate: ({ queryKey }) => folders.some((entry) => isWithin(pathOf(queryKey), entry.path)),
  });
}

/** The names in a folder, as far as they are known. */
export function knownNames(client: QueryClient, path: string): string[] {
  return client.getQueryData<Folder>(keys.folder(path))?.items.map((entry) => entry.name) ?? [];
}

function placeInto(folder: Folder, moved: ReadonlyMap<string, Entry>): Folder {
  const here = folder.folder.path;
  const kept = folder.items.filter((entry) => {
    const now = moved.get(entry.id);
    return now === undefined || parentOf(now.path) === here;
  });
  const present = new Set(kept.map((entry) => entry.id));
  const arrived = [...moved.values()].filter((entry) => parentOf(entry.path) === here && !present.has(entry.id));
  const changed = kept.some((entry) => moved.has(entry.id));
  if (kept.length === folder.items.length && arrived.length === 0 && !changed) return folder;
  const items = [...kept.map((entry) => moved.get(entry.id) ?? entry), ...arrived];
  return { ...folder, items, total: folder.total + items.length - folder.items.length };
}

function without(folder: Folder, ids: ReadonlySet<string>): Folder {
  const items = folder.items.filter((entry) => !ids.has(entry.id));
  if (items.length === folder.items.length) return folder;
  return { ...folder, items, total: folder.total + items.length - folder.items.length };
}

function pathOf(queryKey: readonly unknown[]): string {
  const path = queryKey[1];
  return typeof path === 'string' ? path : '';
}
