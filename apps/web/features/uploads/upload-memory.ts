import type { UploadItem } from './upload-item.ts';

/** A file that is to be uploaded, as the browser remembers it. */
export type RememberedFile = Pick<UploadItem, 'folder' | 'path' | 'size' | 'modifiedAt'>;

/** What is still to be uploaded, kept beyond the page. */
export interface UploadMemory {
  /** What pages that are gone have left. */
  readonly load: () => Promise<readonly RememberedFile[]>;
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

  const change = (work: (files: IDBObjectStore) => void) =>
    void open()
      .then((db) => work(db.transaction(storeName, 'readwrite').objectStore(storeName)))
      .catch(() => undefined);

  return {
    async load() {
      try {
        const store = (await open()).transaction(storeName).objectStore(storeName);
        // oxlint-disable-next-line typescript/no-unsafe-argument -- what is in there was written below
        const files = await resultOf<Row[]>(store.getAll());
        const alive = await pagesAlive();
        return files.filter((file) => !alive.has(file.page));
      } catch {
        return [];
      }
    },
    remember(items) {
      if (items.length === 0) return;
      lock ??= holdLock(page);
      void lock.then(() =>
        change((files) => {
          for (const { folder, path, size, modifiedAt } of items) files.put({ folder, path, size, modifiedAt, page });
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
    change((files) => {
      for (const key of gone) files.delete(key);
    });
  }

  async function open(): Promise<IDBDatabase> {
    database ??= openDatabase(`sheaf-uploads-${userId}`);
    return database;
  }
}

const storeName = 'files';
const lockPrefix = 'sheaf-uploads-';

interface Row extends RememberedFile {
  /** Which page uploads it. */
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
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(storeName, { keyPath: ['folder', 'path'] }),
  );
  return resultOf(opening);
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing.')));
  });
}
