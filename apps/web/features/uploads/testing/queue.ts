import type { Collected, UploadState } from '../upload-item.ts';
import { isUnfinished } from '../upload-item.ts';
import type { UploadSnapshot } from '../upload-list.ts';
import { createUploadQueue, type UploadQueue, type UploadQueueOptions } from '../upload-queue.ts';
import { type MemoryServer, memoryServer } from './memory-server.ts';

export function start(content: Record<string, string | null> = {}, options: Partial<UploadQueueOptions> = {}) {
  const server = memoryServer(content);
  return { server, queue: createUploadQueue({ api: server, patience: () => 0, interval: 0, ...options }) };
}

export function files(content: Record<string, string>): Collected {
  const collected = Object.entries(content).map(([path, text]) => ({ path, file: new File([text], path) }));
  return { files: collected, folders: [], unreadable: [] };
}

/** Holds up the first requests until they are aborted. Resolves when that many are held up. */
export function hang(server: MemoryServer, count: number): Promise<void> {
  let left = count;
  return new Promise((allHeld) => {
    server.before = (_, signal) => {
      if (!signal || left === 0) return;
      left -= 1;
      if (left === 0) allHeld();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    };
  });
}

/** The requests that carried bytes or made folders. */
export function requests(server: MemoryServer): string[] {
  return server.log.filter((request) => !/^(find|list)/.test(request)).toSorted();
}

export async function states(queue: UploadQueue): Promise<Record<string, UploadState>> {
  const { items } = await finished(queue);
  return Object.fromEntries(items.map(({ path, state }) => [path, state]));
}

export function finished(queue: UploadQueue): Promise<UploadSnapshot> {
  return until(queue, ({ counts, items, reading }) => items.length > 0 && reading === 0 && !isUnfinished(counts));
}

export function until(queue: UploadQueue, holds: (snapshot: UploadSnapshot) => boolean): Promise<UploadSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      const snapshot = queue.getSnapshot();
      if (!holds(snapshot)) return;
      stop();
      resolve(snapshot);
    };
    const stop = queue.subscribe(look);
    look();
  });
}
