import { type DroppedRoot, isBelow, type Leftovers } from './reopen.ts';
import type { UploadItem } from './upload-item.ts';

/** A file that is to be uploaded, as the browser remembers it. */
export type RememberedFile = Pick<UploadItem, 'folder' | 'path' | 'size' | 'modifiedAt'>;

/** What is still to be uploaded, kept beyond the page. */
export interface UploadMemory {
  /** What pages that are gone have left. */
  readonly load: () => Promise<Leftovers>;
  /** Keeps what was dropped onto a folder, for as long as files of it are remembered. */
  readonly keep: (folder: string, handles: Promise<readonly FileSystemHandle[]>) => Promise<void>;
  readonly remember: (items: readonly RememberedFile[]) => void;
  readonly forget: (item: RememberedFile) => void;
}

/**
 * Keeps the list for one person in IndexedDB. Where the browser keeps nothing, as in some private windows, uploads go on
 * for as long as the page does, so that a failure here is none of theirs.
 */
export function uploadMemory(userId: string): UploadMemory {
  const page = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let database: Promise<IDBDatabase> | null = null;
  let lock: Promise<void> | null = null;
  /** What is to be forgotten in a moment. */
  let forgotten: [folder: string, path: string][] = [];

  const change = async (name: StoreName, work: (store: IDBObjectStore) => void) => {
    try {
      work((await open()).transaction(name, 'readwrite').objectStore(name));
    } catch {
      // Said above.
    }
  };

  return {
    async load() {
      try {
        const read = (await open()).transaction(['files', 'roots']);
        // oxlint-disable-next-line typescript/no-unsafe-argument -- what is in there was written below
        const files = resultOf<FileRow[]>(read.objectStore('files').getAll());
        // oxlint-disable-next-line typescript/no-unsafe-argument -- likewise
        const roots = resultOf<RootRow[]>(read.objectStore('roots').getAll());
        const [fileRows, rootRows, alive] = await Promise.all([files, roots, pagesAlive()]);
        const gone = rootRows.filter((root) => !alive.has(root.page) && !fileRows.some((file) => isBelow(root, file)));
        void change('roots', (store) => {
          for (const { folder, name } of gone) store.delete([folder, name]);
        });
        return { files: fileRows.filter(({ page: owner }) => !alive.has(owner)), roots: rootRows };
      } catch {
        return { files: [], roots: [] };
      }
    },
    async keep(folder, handles) {
      const roots = await handles;
      if (roots.length === 0) return;
      lock ??= holdLock(page);
      await lock;
      await change('roots', (store) => {
        for (const handle of roots) store.put({ folder, name: handle.name, handle, page } satisfies RootRow);
      });
    },
    remember(items) {
      if (items.length === 0) return;
      lock ??= holdLock(page);
      void lock.then(() =>
        change('files', (store) => {
          for (const { folder, path, size, modifiedAt } of items) {
            store.put({ folder, path, size, modifiedAt, page } satisfies FileRow);
          }
        }),
      );
    },
    forget({ folder, path }) {
      // A form settles many at once: they are forgotten together.
      if (forgotten.length === 0) queueMicrotask(forgetAll);
      forgotten.push([folder, path]);
    },
  };

  function forgetAll(): void {
    const gone = forgotten;
    forgotten = [];
    void change('files', (store) => {
      for (const key of gone) store.delete(key);
    });
  }

  async function open(): Promise<IDBDatabase> {
    database ??= openDatabase(`sheaf-uploads-${userId}`);
    return database;
  }
}

const lockPrefix = 'sheaf-uploads-';

type StoreName = 'files' | 'roots';

interface FileRow extends RememberedFile {
  /** Which page uploads it. */
  readonly page: string;
}

interface RootRow extends DroppedRoot {
  readonly name: string;
  readonly page: string;
}

/** Says that a page is there until it is gone. Browsers give pages over plain http no locks. */
function holdLock(page: string): Promise<void> {
  const locks: LockManager | undefined = navigator.locks;
  return new Promise((resolve) => {
    if (!locks) return resolve();
    void locks.request(lockPrefix + page, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** The pages that are there now and have something to upload. */
async function pagesAlive(): Promise<ReadonlySet<string>> {
  const locks: LockManager | undefined = navigator.locks;
  const held = (await locks?.query())?.held ?? [];
  return new Set(held.map(({ name = '' }) => name.slice(lockPrefix.length)));
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 2);
  opening.addEventListener('upgradeneeded', ({ oldVersion }) => {
    if (oldVersion < 1) opening.result.createObjectStore('files', { keyPath: ['folder', 'path'] });
    opening.result.createObjectStore('roots', { keyPath: ['folder', 'name'] });
  });
  return resultOf(opening);
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing.')));
  });
}
