import { asBlob, type FileBody } from './body.ts';
import type { Calls } from './call-types.ts';
import { type Connection, expectOk, readAnswer } from './connection.ts';
import { described } from './described.ts';
import { newKey } from './idempotency.ts';
import { encodePath } from './path.ts';
import { ProblemError } from './problem-error.ts';
import { pause, type RetryRules, waitAfter, withRetries } from './retry.ts';
import type { paths } from './schema.gen.ts';
import type { Entry } from './schema-types.ts';
import { type SendOptions, sendOnce } from './send.ts';
import type { UploadStore } from './upload-store.ts';

/*
 * Large files go in parts (tus 1.0): what has come of one stays when the connection breaks, the page is closed, or the
 * caller stops.
 */

export interface ResumableOptions extends SendOptions {
  /** Replace the file only if this is still its `etag`; `*`: only if it is there. */
  readonly ifMatch?: string | undefined;
  /** `*`: write only if there is no such file yet. */
  readonly ifNoneMatch?: string | undefined;
  /** `rename`: when the name is taken, keep both files. The entry says which name it got. */
  readonly onConflict?: 'version' | 'rename' | undefined;
  /** What the bytes must have, in hex; checked when the file is there. */
  readonly sha256?: string | undefined;
  /** Names the bytes, so that an upload is gone on with that an earlier run began. A `File` is known by name, size and date. */
  readonly fingerprint?: string | undefined;
}

/** What uploads in parts work with. */
export interface Uploads {
  readonly connection: Connection;
  readonly calls: Calls<paths>;
  readonly store: UploadStore;
}

/** So much is sent at once, and again when it arrives damaged. */
const PART = 8 * 1024 * 1024;

/** Attempts in a row without a byte more, for each retry of an ordinary call: lines are down for longer than answers. */
const PATIENCE = 5;

/**
 * Writes a file part by part. It goes on with an upload of the same bytes to the same path that was stopped.
 *
 * @throws {ProblemError} `digest_mismatch` when the server has other bytes than these
 */
export async function uploadInParts(
  uploads: Uploads,
  path: string,
  body: FileBody,
  options: ResumableOptions,
): Promise<Entry> {
  const { connection, store } = uploads;
  const { signal, onProgress } = options;
  const key = keyOf(connection, path, body, options);
  const file = asBlob(body);
  let state = (await resumed(uploads, key, signal)) ?? (await begin(uploads, path, file, options));
  await store.set(key, state.id);
  onProgress?.({ loaded: state.offset, total: file.size });
  let isSure = true;
  for (let failures = 0; state.entry === null;) {
    const before: number = state.offset;
    try {
      state = isSure ? await sendPart(uploads, state, file, options) : await ask(uploads, state.id, signal);
      isSure = true;
      if (state.offset > before) failures = 0;
    } catch (error) {
      failures += 1;
      const wait = failures <= connection.rules.retries * PATIENCE ? waitFor(error, failures, connection.rules) : null;
      if (wait === null) throw error;
      await pause(wait, signal);
      isSure = false;
    }
  }
  await store.delete(key);
  return verified(await state.entry(), file, options);
}

async function resumed(uploads: Uploads, key: string, signal: AbortSignal | undefined): Promise<State | null> {
  const id = await uploads.store.get(key);
  if (id === undefined || id === null) return null;
  const rules = { ...uploads.connection.rules, repeatable: 'any', signal } as const;
  return withRetries(() => ask(uploads, id, signal), rules).catch(goneIsNull);
}

/** Gives up what was begun for these bytes and not finished, if anything. */
export async function discardUpload(
  { connection, calls, store }: Uploads,
  path: string,
  body: FileBody,
  options: Pick<ResumableOptions, 'fingerprint'>,
): Promise<void> {
  const key = keyOf(connection, path, body, options);
  const id = await store.get(key);
  if (id === undefined || id === null) return;
  await calls.DELETE('/uploads/{id}', { params: { path: { id }, header: tus } }).catch(goneIsNull);
  await store.delete(key);
}

/** How far an upload has come. */
interface State {
  readonly id: string;
  readonly offset: number;
  /** The file, once it is there. */
  readonly entry: (() => Promise<Entry>) | null;
}

const tus = { 'Tus-Resumable': '1.0.0' };

async function begin(
  uploads: Uploads,
  path: string,
  body: Blob,
  { ifMatch, ifNoneMatch, onConflict, signal }: ResumableOptions,
): Promise<State> {
  // For what it refuses: a path in a header would keep what a URL loses.
  encodePath(path);
  const pairs = [['path', path] as const, ...(onConflict ? [['onConflict', onConflict] as const] : [])];
  const header = {
    ...tus,
    'Upload-Length': body.size,
    'Upload-Metadata': pairs.map(([name, value]) => `${name} ${base64(new TextEncoder().encode(value))}`).join(','),
    ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
    ...(ifNoneMatch !== undefined && { 'If-None-Match': ifNoneMatch }),
  };
  const { response } = await uploads.calls.POST('/uploads', { params: { header }, ...(signal && { signal }) });
  const id = response.headers.get('location')?.split('/').at(-1) ?? '';
  return stateOf(uploads, id, response);
}

async function ask(uploads: Uploads, id: string, signal: AbortSignal | undefined): Promise<State> {
  const { connection } = uploads;
  const headers = { ...connection.headers, ...tus };
  const { credentials } = connection;
  const init = { method: 'HEAD', headers, ...(credentials && { credentials }), ...(signal && { signal }) };
  return stateOf(uploads, id, await expectOk(await connection.send(new Request(urlOf(connection, id), init))));
}

type PartHeaders = paths['/uploads/{id}']['patch']['parameters']['header'];

async function sendPart(
  uploads: Uploads,
  { id, offset }: State,
  body: Blob,
  options: ResumableOptions,
): Promise<State> {
  const { connection } = uploads;
  const { signal, onProgress } = options;
  const part = body.slice(offset, offset + PART);
  // Pages without https have no `subtle`.
  const bytes = await part.arrayBuffer();
  const digest = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  const said: PartHeaders = {
    ...tus,
    'Upload-Offset': offset,
    Prefer: 'return=representation',
    ...(digest && { 'Upload-Checksum': `sha256 ${base64(new Uint8Array(digest))}` }),
  };
  const headers = new Headers(connection.headers);
  headers.set('content-type', 'application/offset+octet-stream');
  for (const [name, value] of Object.entries(said)) headers.set(name, String(value));
  const response = await sendOnce(
    connection,
    { method: 'PATCH', url: urlOf(connection, id), headers, body: bytes },
    {
      signal,
      ...(onProgress && { onProgress: ({ loaded }) => onProgress({ loaded: offset + loaded, total: body.size }) }),
    },
  );
  const answer = await readAnswer(await expectOk(response), signal);
  const state = stateOf(uploads, id, response);
  return response.status === 200 ? { ...state, entry: async () => described<Entry>(answer) } : state;
}

function stateOf({ calls }: Uploads, id: string, { headers }: Response): State {
  const entry = headers.get('upload-entry');
  return {
    id,
    offset: Number(headers.get('upload-offset')),
    entry:
      entry === null ? null : async () => (await calls.GET('/entries/{id}', { params: { path: { id: entry } } })).data,
  };
}

function verified(entry: Entry, body: Blob, { sha256 = entry.sha256 ?? '' }: ResumableOptions): Entry {
  if (entry.size === body.size && entry.sha256 === sha256.toLowerCase()) return entry;
  const detail = 'The server has other bytes than these. Upload the file again.';
  throw new ProblemError({ status: 0, code: 'digest_mismatch', title: 'Digest mismatch', detail });
}

/** How long to wait before another attempt; null when none will do better. */
function waitFor(error: unknown, failures: number, rules: RetryRules): number | null {
  if (!(error instanceof ProblemError) || !passes(error)) return null;
  return waitAfter(error, failures, rules);
}

/** The line, a proxy, a server that is busy or starting; a part that was damaged; or that the offset was another one. */
function passes({ status, code }: ProblemError): boolean {
  if ([408, 429, 460, 502, 503, 504].includes(status)) return true;
  return code === 'network_error' || code === 'upload_in_use' || code === 'upload_offset_differs';
}

/** An upload that was finished long ago, given up, or begun by somebody else. */
function goneIsNull(error: unknown): null {
  if (error instanceof ProblemError && error.status === 404) return null;
  throw error;
}

/** Of bytes that tell nothing of themselves. */
const names = new WeakMap<object, string>();

/** Other bytes must not have the same key: those without a name are known by being the very same object. */
function keyOf(
  { baseUrl }: Connection,
  path: string,
  body: FileBody,
  { fingerprint = nameOf(body) }: Pick<ResumableOptions, 'fingerprint'>,
): string {
  return JSON.stringify([baseUrl, path, fingerprint]);
}

function nameOf(body: FileBody): string {
  if (typeof body === 'string') return newKey();
  if (body instanceof Blob && 'name' in body && 'lastModified' in body) {
    return JSON.stringify([body.name, body.size, body.lastModified]);
  }
  const name = names.get(body) ?? newKey();
  names.set(body, name);
  return name;
}

function urlOf({ baseUrl }: Connection, id: string): string {
  return `${baseUrl}/uploads/${encodeURIComponent(id)}`;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
