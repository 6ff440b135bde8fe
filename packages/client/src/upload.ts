import type { Bytes } from './body.ts';
import { type Connection, expectOk, readAnswer } from './connection.ts';
import { described } from './described.ts';
import { newKey } from './idempotency.ts';
import { encodePath } from './path.ts';
import { type Repeatable, withRetries } from './retry.ts';
import type { paths } from './schema.gen.ts';
import type { Entry, UploadedFile } from './schema-types.ts';
import { canUseXhr, sendWithXhr } from './xhr.ts';

/** Bytes sent so far, of how many; `total` is null for a stream, whose length nobody knows. */
export interface Progress {
  readonly loaded: number;
  readonly total: number | null;
}

export type FileBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

export interface SendOptions {
  /** Called while the body is sent. In browsers that takes an XMLHttpRequest, which a `fetch` of your own never sees. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface UploadOptions extends SendOptions {
  /** Replace the file only if this is still its `etag`; `*`: only if it is there. */
  readonly ifMatch?: string | undefined;
  /** `*`: write only if there is no such file yet. */
  readonly ifNoneMatch?: string | undefined;
  /** The media type; a Blob brings its own. */
  readonly contentType?: string | undefined;
}

export interface UploadManyOptions extends SendOptions {
  /** What to do with a name that is taken. `version` when left out. */
  readonly onConflict?: UploadForm['onConflict'];
}

export interface NamedFile {
  /** May hold slashes: a path below the folder. */
  readonly name: string;
  readonly body: FileBody;
}

type UploadForm = NonNullable<paths['/files']['post']['requestBody']>['content']['multipart/form-data'];

/** Writes a file, raw. A stream is sent once; everything else again after a lost connection, as far as that is safe. */
export async function upload(
  connection: Connection,
  path: string,
  body: FileBody | ReadableStream<Uint8Array>,
  options: UploadOptions = {},
): Promise<Entry> {
  const { ifMatch, ifNoneMatch, contentType } = options;
  const headers = new Headers(connection.headers);
  if (contentType !== undefined) headers.set('content-type', contentType);
  if (ifMatch !== undefined) headers.set('if-match', ifMatch);
  if (ifNoneMatch !== undefined) headers.set('if-none-match', ifNoneMatch);
  const request: OutgoingRequest = {
    method: 'PUT',
    url: `${connection.baseUrl}/files/${encodePath(path)}`,
    headers,
    body,
  };
  return described<Entry>(await deliver(connection, request, options));
}

/** Writes several files into a folder with one request. Each stands alone: look at every item's `problem`. */
export async function uploadMany(
  connection: Connection,
  folder: string,
  files: readonly NamedFile[],
  options: UploadManyOptions = {},
): Promise<UploadedFile[]> {
  const body = new FormData();
  body.append('folder', folder);
  if (options.onConflict) body.append('onConflict', options.onConflict);
  for (const file of files) body.append('file', asBlob(file.body), file.name);
  const headers = new Headers(connection.headers);
  headers.set('idempotency-key', newKey());
  const answer = await deliver(
    connection,
    { method: 'POST', url: `${connection.baseUrl}/files`, headers, body },
    options,
  );
  return described<{ items: UploadedFile[] }>(answer).items;
}

interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Bytes | string;
}

function deliver(connection: Connection, outgoing: OutgoingRequest, options: SendOptions): Promise<unknown> {
  const once = async () => {
    const response = await sendOnce(connection, outgoing, options);
    return readAnswer(await expectOk(response), options.signal);
  };
  return withRetries(once, { ...connection.rules, repeatable: repeatable(outgoing), signal: options.signal });
}

function repeatable({ method, headers, body }: OutgoingRequest): Repeatable {
  if (body instanceof ReadableStream) return 'never';
  // The first try may have been the one that made the file: only the caller can tell.
  const conditional = headers.has('if-match') || headers.has('if-none-match');
  return (method === 'PUT' && !conditional) || headers.has('idempotency-key') ? 'any' : 'unprocessed';
}

function sendOnce(connection: Connection, outgoing: OutgoingRequest, options: SendOptions): Promise<Response> {
  const { url, method, headers, body } = outgoing;
  const { onProgress, signal } = options;
  const { credentials } = connection;
  const init: RequestInit = { method, headers, ...(credentials ? { credentials } : {}), ...(signal ? { signal } : {}) };
  if (!onProgress) return connection.send(streamed(url, init, body));
  if (body instanceof ReadableStream || !canUseXhr()) return connection.send(counted(url, init, body, onProgress));
  return sendWithXhr({ ...outgoing, body, onProgress, signal, withCredentials: credentials === 'include' });
}

function streamed(url: string, init: RequestInit, body: Bytes | string): Request {
  return new Request(url, { ...init, body, ...(body instanceof ReadableStream ? halfDuplex : {}) });
}

/** fetch tells nothing of what it sends: count the bytes as it takes them. */
function counted(
  url: string,
  init: RequestInit,
  body: Bytes | string,
  onProgress: (progress: Progress) => void,
): Request {
  const encoded = new Response(body);
  const headers = new Headers(init.headers);
  const type = encoded.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  const total = sizeOf(body);
  let loaded = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      controller.enqueue(chunk);
      onProgress({ loaded, total });
    },
  });
  onProgress({ loaded, total });
  return new Request(url, { ...init, headers, body: encoded.body?.pipeThrough(counter) ?? null, ...halfDuplex });
}

// 'half' is how fetch is told that a stream is sent before the answer is read; the DOM's types do not know it yet.
const halfDuplex: object = { duplex: 'half' };

function sizeOf(body: Bytes | string): number | null {
  if (typeof body === 'string') return new TextEncoder().encode(body).byteLength;
  if (body instanceof Blob) return body.size;
  return body instanceof ReadableStream || body instanceof FormData ? null : body.byteLength;
}

function asBlob(body: FileBody): Blob {
  return body instanceof Blob ? body : new Blob([body]);
}
