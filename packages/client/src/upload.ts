import type { FileBody } from './body.ts';
import { type Connection, expectOk, readAnswer } from './connection.ts';
import { described } from './described.ts';
import { formOf } from './form.ts';
import { newKey } from './idempotency.ts';
import { encodePath } from './path.ts';
import { type Repeatable, withRetries } from './retry.ts';
import { type ResumableOptions, type Uploads, uploadInParts } from './resumable.ts';
import { type OutgoingRequest, type SendOptions, sendOnce, sizeOf } from './send.ts';
import type { paths } from './schema.gen.ts';
import type { Entry, SharedEntry, UploadedFile } from './schema-types.ts';

export interface UploadOptions extends ResumableOptions {
  /** The media type; a Blob brings its own. */
  readonly contentType?: string | undefined;
}

export interface UploadManyOptions extends SendOptions {
  /** What to do with a name that is taken. `version` when left out. */
  readonly onConflict?: UploadForm['onConflict'];
}

/** A place below a shared folder. */
export interface SharedPlace {
  readonly token: string;
  readonly path: string;
}

export interface NamedFile {
  /** May hold slashes: a path below the folder. */
  readonly name: string;
  readonly body: FileBody;
}

type UploadForm = NonNullable<paths['/files']['post']['requestBody']>['content']['multipart/form-data'];

/** Writes a file: in parts from `resumableFrom` bytes on, and where only that can keep both of two files. */
export async function upload(
  uploads: Uploads & { readonly resumableFrom: number },
  path: string,
  body: FileBody | ReadableStream<Uint8Array>,
  options: UploadOptions = {},
): Promise<Entry> {
  const isLarge = (sizeOf(body) ?? 0) >= uploads.resumableFrom;
  if (!(body instanceof ReadableStream) && (isLarge || options.onConflict === 'rename')) {
    return uploadInParts(uploads, path, body, options);
  }
  return uploadWhole(uploads.connection, path, body, options);
}

/** A stream is sent once; everything else again after a lost connection, as far as that is safe. */
async function uploadWhole(
  connection: Connection,
  path: string,
  body: FileBody | ReadableStream<Uint8Array>,
  options: UploadOptions,
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
  const { onConflict } = options;
  const body = formOf({ folder, ...(onConflict && { onConflict }) }, files);
  const headers = new Headers(connection.headers);
  headers.set('idempotency-key', newKey());
  const answer = await deliver(
    connection,
    { method: 'POST', url: `${connection.baseUrl}/files`, headers, body },
    options,
  );
  return described<{ items: UploadedFile[] }>(answer).items;
}

/** Writes a new file by a share link. What may have arrived is not sent again: it would be there twice. */
export async function uploadShared(
  connection: Connection,
  { token, path }: SharedPlace,
  body: FileBody,
  options: SendOptions = {},
): Promise<SharedEntry> {
  const url = `${connection.baseUrl}/shared/${encodePath(token)}/files/${encodePath(path)}`;
  const outgoing: OutgoingRequest = { method: 'PUT', url, headers: new Headers(connection.headers), body };
  return described<SharedEntry>(await deliver(connection, outgoing, options, 'unprocessed'));
}

function deliver(
  connection: Connection,
  outgoing: OutgoingRequest,
  options: SendOptions,
  repeatable = repeatableOf(outgoing),
): Promise<unknown> {
  const once = async () => {
    const response = await sendOnce(connection, outgoing, options);
    return readAnswer(await expectOk(response), options.signal);
  };
  return withRetries(once, { ...connection.rules, repeatable, signal: options.signal });
}

function repeatableOf({ method, headers, body }: OutgoingRequest): Repeatable {
  if (body instanceof ReadableStream) return 'never';
  // The first try may have been the one that made the file: only the caller can tell.
  const conditional = headers.has('if-match') || headers.has('if-none-match');
  return (method === 'PUT' && !conditional) || headers.has('idempotency-key') ? 'any' : 'unprocessed';
}
