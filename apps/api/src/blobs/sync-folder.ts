import { open } from 'node:fs/promises';

/** Makes what was created, renamed or deleted in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Syncs folders for many: what was renamed before a sync began is durable when it ends, so whoever comes while one runs
 * waits for the next, together with all others who do.
 */
export function sharedFolderSync(): (folder: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const next = new Map<string, Promise<void>>();
  const begin = (folder: string): Promise<void> => {
    const sync = syncFolder(folder).finally(() => running.delete(folder));
    running.set(folder, sync);
    return sync;
  };
  return (folder) => {
    const under = running.get(folder);
    if (under === undefined) return begin(folder);
    const known = next.get(folder);
    if (known !== undefined) return known;
    const following = under
      .catch(() => {})
      .then(() => {
        next.delete(folder);
        return begin(folder);
      });
    next.set(folder, following);
    return following;
  };
}
