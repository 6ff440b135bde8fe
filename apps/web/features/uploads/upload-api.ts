import { createClient, type NamedFile, ProblemError, type UploadedFile, type UploadStore } from '@sheaf/client';
import type { QueryClient } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem } from '@/lib/api/problems.ts';
import type { Folder } from '@/lib/api/queries.ts';
import type { Entry } from '@/lib/api/types.ts';

import type { SavedEntries } from './saved-entries.ts';
import type { WriteMode } from './transfer.ts';
import type { ConflictChoice, Existing } from './upload-item.ts';

export interface SendOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (loaded: number) => void;
}

/** What uploading asks of the server. */
export interface UploadApi {
  /** From how many bytes on `put` goes on where it was when the same file is given to it again. */
  readonly resumableFrom: number;
  /** Writes one file. With `create` a name that is taken throws `precondition_failed`. */
  put(path: string, file: File, options: SendOptions & { readonly mode: WriteMode }): Promise<Entry>;
  /** Forgets what `put` has sent of a file that nobody is to go on with. */
  discard(path: string, file: File): Promise<void>;
  /** Writes several files with one request; what became of each, in order. `skip` answers the entry that was there. */
  putMany(
    folder: string,
    files: readonly NamedFile[],
    options: SendOptions & { readonly onConflict: ConflictChoice },
  ): Promise<readonly UploadedFile[]>;
  /** Throws `path_taken` when something is there. */
  createFolder(path: string): Promise<Entry>;
  /** What is at a path, or null. */
  find(path: string): Promise<Existing | null>;
  /** What is in a folder; nothing when there is no such folder. */
  list(folder: string): AsyncIterable<Existing>;
}

/** The API itself, for one person. What is on the screen already, or about to be, is not asked for again. */
export function uploadApi(client: QueryClient, userId: string, saved: Pick<SavedEntries, 'show'>): UploadApi {
  const resumableFrom = 16 * 1024 * 1024;
  const sender = createClient({ baseUrl: '/api', resumableFrom, uploadStore: rememberedFor(userId) });
  return {
    resumableFrom,

    put: (path, file, { mode, signal, onProgress }) =>
      sender.upload(path, file, {
        signal,
        onProgress: ({ loaded }) => onProgress(loaded),
        ...(mode === 'create' ? { ifNoneMatch: '*' } : { onConflict: mode }),
      }),

    discard: (path, file) => sender.discardUpload(path, file),

    putMany: (folder, files, { onConflict, signal, onProgress }) =>
      sender.uploadMany(folder, files, { onConflict, signal, onProgress: ({ loaded }) => onProgress(loaded) }),

    createFolder: async (path) => (await api.POST('/entries', { body: { path } })).data,

    async find(path) {
      try {
        const { size, sha256, modifiedAt } = await api.stat(path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        return { kind: 'file', name, size, sha256, modifiedAt: modifiedAt?.toISOString() ?? null };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // A folder has no bytes: asking for them is the conflict.
        if (error.status === 409) return { ...folderThere, name: path.slice(path.lastIndexOf('/') + 1) };
        if (error.status === 404) return null;
        throw error;
      }
    },

    async *list(folder) {
      saved.show();
      const known = client.getQueryData<Folder>(keys.folder(folder));
      if (known?.complete) {
        yield* known.items;
        return;
      }
      try {
        yield* api.paginate('/entries', { query: { folder, limit: 100 } });
      } catch (error) {
        if (!isProblem(error, 'entry_not_found', 'not_a_folder')) throw error;
      }
    },
  };
}

/** Unfinished uploads outlive the page, for this person alone. */
function rememberedFor(userId: string): UploadStore {
  const place = (key: string) => `sheaf.upload.${userId}.${key}`;
  return {
    get: (key) => localStorage.getItem(place(key)),
    set: (key, id) => localStorage.setItem(place(key), id),
    delete: (key) => localStorage.removeItem(place(key)),
  };
}

const folderThere: Omit<Existing, 'name'> = { kind: 'folder', size: null, sha256: null, modifiedAt: null };
