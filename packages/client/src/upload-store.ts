/**
 * Where the ids of unfinished uploads are kept, so that they are gone on with. A `Map` is one, which forgets them when the
 * page is closed; `uploadsIn(localStorage)` remembers.
 */
export interface UploadStore {
  readonly get: (key: string) => Promise<string | null | undefined> | string | null | undefined;
  readonly set: (key: string, id: string) => unknown;
  readonly delete: (key: string) => unknown;
}

/** Keeps them in the `localStorage` or `sessionStorage` of a browser, each under a name that begins with `prefix`. */
export function uploadsIn(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  prefix = 'sheaf.upload.',
): UploadStore {
  return {
    get: (key) => storage.getItem(prefix + key),
    set: (key, id) => storage.setItem(prefix + key, id),
    delete: (key) => storage.removeItem(prefix + key),
  };
}
