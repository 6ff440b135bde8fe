import { ProblemError, type UploadedFile } from '@sheaf/client';
import type { QueryClient } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem } from '@/lib/api/problems.ts';
import type { Folder } from '@/lib/api/queries.ts';
import type { Entry } from '@/lib/api/types.ts';

import type { ConflictChoice, Existing } from './upload-item.ts';

export interface SendOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (loaded: number) => void;
}

/** What uploading asks of the server. */
export interface UploadApi {
  /** Writes one file. With `createOnly` a name that is taken throws `precondition_failed`. */
  put(path: string, file: Blob, options: SendOptions & { readonly createOnly: boolean }): Promise<Entry>;
  /** Writes several files with one request; what became of each, in order. `skip` answers the entry that was there. */
  putMany(
    folder: string,
    files: readonly { readonly name: string; readonly body: Blob }[],
    options: SendOptions & { readonly onConflict: ConflictChoice },
  ): Promise<readonly UploadedFile[]>;
  /** Throws `path_taken` when something is there. */
  createFolder(path: string): Promise<Entry>;
  /** What is at a path, or null. */
  find(path: string): Promise<Existing | null>;
  /** What is in a folder; nothing when there is no such folder. */
  list(folder: string): AsyncIterable<Existing>;
}

/** The API itself. What is on the screen already is not asked for again. */
export const uploadApi = (client: QueryClient): UploadApi => ({
  put: (path, file, { createOnly, signal, onProgress }) =>
    api.upload(path, file, {
      signal,
      onProgress: ({ loaded }) => onProgress(loaded),
      ...(createOnly ? { ifNoneMatch: '*' } : {}),
    }),

  putMany: (folder, files, { onConflict, signal, onProgress }) =>
    api.uploadMany(folder, files, { onConflict, signal, onProgress: ({ loaded }) => onProgress(loaded) }),

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
});

const folderThere: Omit<Existing, 'name'> = { kind: 'folder', size: null, sha256: null, modifiedAt: null };
