import { createHash } from 'node:crypto';

import { ProblemError, type UploadedFile } from '@sheaf/client';

import { nameKey, nextName } from '@/features/files/names.ts';
import type { Entry } from '@/lib/api/types.ts';
import { ancestry, joinPath, nameOf, parentOf } from '@/lib/paths.ts';

import type { UploadApi } from '../upload-api.ts';

export interface MemoryServer extends UploadApi {
  /** Path → content; null for a folder. */
  readonly content: Map<string, string | null>;
  /** What was asked, in order: `put a.txt`, `form 3`, … */
  readonly log: string[];
  /** Runs before each request is answered: throw to refuse it, await to hold it up. */
  before: (request: string, signal: AbortSignal | null) => Promise<void> | void;
  /** Runs once it is done and before the answer leaves: throw to lose the answer. */
  after: (request: string) => void;
}

/** Keeps what is uploaded in memory, with the rules for names that the API has. */
export function memoryServer(initial: Record<string, string | null> = {}): MemoryServer {
  const content = new Map(Object.entries(initial));
  const log: string[] = [];
  const server: MemoryServer = {
    content,
    log,
    before: () => {},
    after: () => {},
    resumableFrom: 1024 * 1024,
    async put(path, file, { mode, signal, onProgress }) {
      await arrive(`put ${path}`, signal);
      const there = taken(path);
      if (mode === 'create' && there !== null) throw problem(412, 'precondition_failed');
      if (mode === 'version' && there !== null && content.get(there) === null) throw problem(409, 'not_a_file');
      onProgress(file.size);
      const entry = save(there === null || mode === 'rename' ? freePath(path) : there, await file.text());
      server.after(`put ${path}`);
      return entry;
    },
    async discard(path) {
      await arrive(`discard ${path}`, null);
    },
    async putMany(folder, files, { onConflict, signal, onProgress }) {
      await arrive(`form ${files.length}`, signal);
      const items: UploadedFile[] = [];
      let loaded = 0;
      for (const { name, body } of files) {
        const bytes = new Blob([body]);
        loaded += bytes.size;
        onProgress(loaded);
        items.push(keep(joinPath(folder, name), name, await bytes.text(), onConflict));
      }
      server.after(`form ${files.length}`);
      return items;
    },
    async createFolder(path) {
      await arrive(`folder ${path}`, null);
      if (taken(path) !== null) throw problem(409, 'path_taken');
      return save(path, null);
    },
    async find(path) {
      await arrive(`find ${path}`, null);
      const there = taken(path);
      return there === null ? null : entryAt(there);
    },
    async *list(folder) {
      await arrive(`list ${folder}`, null);
      for (const path of content.keys()) if (parentOf(path) === folder) yield entryAt(path);
    },
  };
  return server;

  async function arrive(request: string, signal: AbortSignal | null): Promise<void> {
    log.push(request);
    signal?.throwIfAborted();
    await server.before(request, signal);
    signal?.throwIfAborted();
  }

  function keep(path: string, name: string, text: string, onConflict: 'version' | 'rename' | 'skip'): UploadedFile {
    const there = taken(path);
    if (there === null) return { name, size: text.length, entry: save(path, text) };
    if (onConflict === 'rename') return { name, size: text.length, entry: save(freePath(path), text) };
    if (content.get(there) === null) return { name, size: 0, problem: asBody(409, 'not_a_file') };
    return { name, size: text.length, entry: onConflict === 'skip' ? entryAt(there) : save(there, text) };
  }

  function freePath(path: string): string {
    return taken(path) === null ? path : freePath(joinPath(parentOf(path), nextName(nameOf(path), 'file')));
  }

  function taken(path: string): string | null {
    return [...content.keys()].find((each) => nameKey(each) === nameKey(path)) ?? null;
  }

  function save(path: string, text: string | null): Entry {
    for (const folder of ancestry(parentOf(path)).slice(1)) if (taken(folder) === null) content.set(folder, null);
    content.set(path, text);
    return entryAt(path);
  }

  function entryAt(path: string): Entry {
    const text = content.get(path) ?? null;
    const isFile = text !== null;
    return {
      id: `ent_${nameKey(path)}`,
      kind: isFile ? 'file' : 'folder',
      path,
      name: nameOf(path),
      space: 'spc_1',
      size: isFile ? Buffer.byteLength(text) : null,
      contentType: isFile ? 'text/plain' : null,
      sha256: isFile ? createHash('sha256').update(text).digest('hex') : null,
      etag: null,
      version: null,
      createdAt: '2026-01-15T09:30:00.000Z',
      modifiedAt: '2026-01-15T09:30:00.000Z',
      createdBy: 'usr_1',
    };
  }
}

export function problem(status: number, code: string): ProblemError {
  return new ProblemError({ status, code, title: `Title of ${code}`, problem: asBody(status, code) });
}

export function lostConnection(): ProblemError {
  return new ProblemError({ status: 0, code: 'network_error', title: 'Server not reachable' });
}

function asBody(status: number, code: string) {
  const title = `Title of ${code}`;
  return { type: 'about:blank', title, status, code, requestId: 'r-1', error: title };
}
