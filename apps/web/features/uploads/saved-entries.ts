import type { QueryClient } from '@tanstack/react-query';

import { nameKey } from '@/features/files/names.ts';
import { api } from '@/lib/api/client.ts';
import { placeEntries } from '@/lib/api/folder-cache.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Folder } from '@/lib/api/queries.ts';
import type { Entry } from '@/lib/api/types.ts';
import { ancestry, nameOf, parentOf } from '@/lib/paths.ts';

const interval = 400;

export interface SavedEntries {
  readonly add: (entry: Entry) => void;
  /** Shows what is still waiting to be shown. */
  readonly show: () => void;
}

/** Shows uploaded entries in the folders that are on the screen: many at once, so that a long list is sorted rarely. */
export function savedEntries(client: QueryClient): SavedEntries {
  let waiting: Entry[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const asked = new Set<string>();

  const show = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const saved = waiting;
    waiting = [];
    placeEntries(client, saved);
    for (const path of newFolders(client, saved)) {
      if (asked.has(path)) continue;
      asked.add(path);
      void showFolder(client, path).finally(() => asked.delete(path));
    }
  };

  const add = (entry: Entry) => {
    waiting.push(entry);
    timer ??= setTimeout(show, interval);
  };
  return { add, show };
}

/** Folders that came to be on the way to an upload, inside folders that are known. */
function newFolders(client: QueryClient, saved: readonly Entry[]): string[] {
  const paths = new Set(saved.flatMap((entry) => ancestry(parentOf(entry.path)).slice(1)));
  return [...paths].filter((path) => {
    const parent = client.getQueryData<Folder>(keys.folder(parentOf(path)));
    return parent !== undefined && !parent.items.some(({ name }) => nameKey(name) === nameKey(nameOf(path)));
  });
}

async function showFolder(client: QueryClient, path: string): Promise<void> {
  try {
    const { data } = await api.GET('/entries', { params: { query: { folder: path, limit: 1 } } });
    placeEntries(client, [data.folder]);
  } catch {
    // Only a shortcut to show it sooner: the folder itself knows.
    await client.invalidateQueries({ queryKey: keys.folder(parentOf(path)) });
  }
}
