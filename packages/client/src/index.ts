import { type AuditFilter, readAudit } from './audit.ts';
import type { FileBody } from './body.ts';
import type { Calls } from './call-types.ts';
import { createCalls } from './calls.ts';
import { type Connection, type FetchLike, sender } from './connection.ts';
import { download, type DownloadOptions, type FileFacts, stat } from './download.ts';
import { createLists, type Lists } from './paginate.ts';
import { encodePath } from './path.ts';
import { defaultRetryRules } from './retry.ts';
import type { paths } from './schema.gen.ts';
import { discardUpload } from './resumable.ts';
import type { AuditEvent, Entry, SharedEntry, UploadedFile } from './schema-types.ts';
import type { SendOptions } from './send.ts';
import {
  type NamedFile,
  type SharedPlace,
  upload,
  uploadMany,
  type UploadManyOptions,
  type UploadOptions,
  uploadShared,
} from './upload.ts';
import type { UploadStore } from './upload-store.ts';

export type { Answer } from './call-types.ts';
export type { AuditFilter } from './audit.ts';
export type { ByteRange, DownloadOptions, FileFacts } from './download.ts';
export type { ItemOf, ListArguments, ListParams, PagedPath, PageOf } from './paginate.ts';
export { encodePath } from './path.ts';
export { ProblemError } from './problem-error.ts';
export type { components, operations, paths } from './schema.gen.ts';
export type * from './schema-types.ts';
export type { Progress, SendOptions } from './send.ts';
export type { FileBody } from './body.ts';
export type { NamedFile, SharedPlace, UploadManyOptions, UploadOptions } from './upload.ts';
export { type UploadStore, uploadsIn } from './upload-store.ts';

export interface ClientOptions {
  /** Where the API is: `https://files.example.org/api`. `/api` of the page's own origin when left out. */
  readonly baseUrl?: string;
  /** A key from `createApiKey`; browsers go without one and send the session cookie. */
  readonly apiKey?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `include` when the API has another origin than the page. */
  readonly credentials?: RequestCredentials;
  /** Instead of the global fetch. */
  readonly fetch?: FetchLike;
  /** How often to try again what is safe to send twice, after a lost connection, a 429 or a 503. 2 when left out. */
  readonly retries?: number;
  /** Milliseconds before the nth retry (1, 2, …) when the server sends no `Retry-After`. */
  readonly retryDelay?: (retry: number) => number;
  /** From how many bytes on `upload` sends a file in parts, which a broken connection does not lose. 32 MiB when left out. */
  readonly resumableFrom?: number;
  /** Where unfinished uploads are remembered. In memory when left out. */
  readonly uploadStore?: UploadStore;
}

export type Disposition = 'attachment' | 'inline';

export interface SheafClient extends Calls<paths>, Lists {
  /**
   * Writes a file at a path such as `shared/docs/readme.md`; missing folders are made. Gives its entry. A large one can be
   * paused by aborting: called again with the same file, it goes on where it was.
   */
  upload(path: string, body: FileBody | ReadableStream<Uint8Array>, options?: UploadOptions): Promise<Entry>;
  /** Deletes what an upload that was aborted has sent, when nobody is to go on with it. */
  discardUpload(path: string, body: FileBody, options?: Pick<UploadOptions, 'fingerprint'>): Promise<void>;
  /** Writes several files into a folder with one request. Each stands alone: look at every item's `problem`. */
  uploadMany(folder: string, files: readonly NamedFile[], options?: UploadManyOptions): Promise<UploadedFile[]>;
  /** Writes a new file by a share link for uploads. Where the name is taken, the entry says which one it got. */
  uploadShared(place: SharedPlace, body: FileBody, options?: SendOptions): Promise<SharedEntry>;
  /** The response with a file's bytes, unread. */
  download(path: string, options?: DownloadOptions): Promise<Response>;
  /** What a file is like, without its bytes. A folder's path throws a problem with status 409. */
  stat(path: string, options?: { signal?: AbortSignal | undefined }): Promise<FileFacts>;
  /** What happened, event by event, as it arrives. For admins. Whoever stops reading ends the answer. */
  audit(filter?: AuditFilter, options?: { signal?: AbortSignal | undefined }): AsyncGenerator<AuditEvent, void>;
  /** Where a file's bytes are, for links and images. */
  fileUrl(path: string, options?: { readonly disposition?: Disposition }): string;
}

/**
 * A client of one Sheaf instance. Every call throws a {@link ProblemError} unless it succeeds; an aborted one throws its
 * signal's reason.
 */
export function createClient(options: ClientOptions = {}): SheafClient {
  const connection = connect(options);
  const calls = createCalls(connection);
  const { resumableFrom = 32 * 1024 * 1024, uploadStore = new Map() } = options;
  const uploads = { connection, calls, store: uploadStore, resumableFrom };
  return {
    ...calls,
    ...createLists(calls),
    upload: (path, body, uploadOptions) => upload(uploads, path, body, uploadOptions),
    discardUpload: (path, body, { fingerprint } = {}) => discardUpload(uploads, path, body, { fingerprint }),
    uploadMany: (folder, files, uploadOptions) => uploadMany(connection, folder, files, uploadOptions),
    uploadShared: (place, body, sendOptions) => uploadShared(connection, place, body, sendOptions),
    download: (path, downloadOptions) => download(connection, path, downloadOptions),
    stat: (path, statOptions) => stat(connection, path, statOptions),
    audit: (filter, auditOptions) => readAudit(calls, filter, auditOptions),
    fileUrl: (path, { disposition } = {}) =>
      `${connection.baseUrl}/files/${encodePath(path)}${disposition ? `?disposition=${disposition}` : ''}`,
  };
}

function connect(options: ClientOptions): Connection {
  const { baseUrl = '/api', apiKey, headers, credentials } = options;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: { ...headers, ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) },
    credentials,
    rules: {
      retries: options.retries ?? defaultRetryRules.retries,
      retryDelay: options.retryDelay ?? defaultRetryRules.retryDelay,
    },
    send: sender(options.fetch ?? ((request) => globalThis.fetch(request))),
  };
}
