import { itemise } from '@/features/uploads/itemise.ts';
import type { Collected } from '@/features/uploads/upload-item.ts';
import { createUploadList } from '@/features/uploads/upload-list.ts';
import type { UploadQueue } from '@/features/uploads/upload-queue.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import type { SharedEntry } from '@/lib/api/types.ts';

/**
 * What somebody sends by a link for uploads. Nothing there is seen by them, so nothing is compared or asked; and what may have
 * arrived although the connection broke is sent again by the person alone, since it would be there twice.
 */
export type LinkUploads = Pick<
  UploadQueue,
  'subscribe' | 'getSnapshot' | 'cancel' | 'dismiss' | 'retry' | 'retryFailed'
> & {
  /** Rejects never: what cannot be read becomes failed items. */
  readonly add: (collected: Collected | Promise<Collected>) => Promise<void>;
};

export interface LinkUploadsOptions {
  /** Writes a file below the shared folder. */
  readonly send: (path: string, file: File, options: LinkSendOptions) => Promise<SharedEntry>;
  /** Requests at the same time. */
  readonly atOnce?: number;
  /** Milliseconds between two tellings of subscribers. */
  readonly interval?: number;
}

interface LinkSendOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly loaded: number }) => void;
}

export function createLinkUploads({ send, atOnce = 3, interval }: LinkUploadsOptions): LinkUploads {
  const list = createUploadList(interval);
  const files = new Map<string, File>();
  const running = new Map<string, AbortController>();
  const waiting = new Set<string>();
  let lastId = 0;

  return {
    subscribe: list.subscribe,
    getSnapshot: list.getSnapshot,
    async add(collected) {
      // A link makes folders for the files in them alone.
      const added = itemise('', { ...(await collected), folders: [] }, () => String((lastId += 1)));
      for (const { item, file } of added) if (file) files.set(item.id, file);
      list.append(added.map(({ item }) => item));
      for (const { item, file } of added) if (file) waiting.add(item.id);
      pump();
    },
    cancel(id) {
      if (waiting.delete(id)) list.change(id, { state: 'cancelled' });
      running.get(id)?.abort();
    },
    dismiss(id) {
      files.delete(id);
      list.remove((item) => item.id === id);
    },
    retry,
    retryFailed() {
      for (const { id, state } of list.all()) if (state === 'failed') retry(id);
    },
  };

  function retry(id: string): void {
    if (!files.has(id)) return;
    list.change(id, { state: 'waiting', loaded: 0, error: null });
    waiting.add(id);
    pump();
  }

  function pump(): void {
    for (const id of waiting) {
      if (running.size >= atOnce) return;
      waiting.delete(id);
      void run(id);
    }
  }

  async function run(id: string): Promise<void> {
    const [item, file] = [list.get(id), files.get(id)];
    if (!item || !file) return;
    const controller = new AbortController();
    const { signal } = controller;
    running.set(id, controller);
    list.change(id, { state: 'uploading', loaded: 0 });
    const onProgress = ({ loaded }: { loaded: number }) => list.change(id, { loaded: Math.min(loaded, file.size) });
    try {
      const entry = await send(item.path, file, { signal, onProgress });
      files.delete(id);
      list.change(id, { state: 'done', loaded: file.size, savedAs: entry.path });
    } catch (error) {
      if (signal.aborted) list.change(id, { state: 'cancelled', loaded: 0 });
      else list.change(id, { state: 'failed', loaded: 0, error: problemMessage(error) });
    } finally {
      running.delete(id);
      pump();
    }
  }
}
