import { BlobError, type StoredBlob } from '#blobs/blob-store.ts';
import { blobIsReferenced } from '#services/blob-reference-store.ts';
import { HEAD_BYTES, decodeText, detectContentType, looksLikeText } from '#services/content-type.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { quotaExceeded } from '#services/quota.ts';

/** The bytes of an upload on their way in. */
export interface Incoming {
  readonly body: AsyncIterable<Uint8Array>;
  /** What `Content-Length` said, when it did. */
  readonly expectedBytes?: number | undefined;
  /** Aborted when the sender goes away. */
  readonly signal?: AbortSignal | undefined;
}

/** Bytes that are safe on the disk but belong to no file yet. */
export interface Received {
  readonly blob: StoredBlob;
  readonly contentType: string;
  /** What search shall know of it: null when it is no text, or too long. */
  readonly text: string | null;
}

/** Text up to here is searchable. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** @throws ServiceError `payload_too_large` */
export function assertAcceptable(ctx: Context, incoming: Pick<Incoming, 'expectedBytes'>): void {
  if ((incoming.expectedBytes ?? 0) > ctx.maxUploadBytes) throw tooLarge(ctx);
}

/**
 * Streams the bytes to the store, and finds out what they are on the way.
 *
 * @param input.room how many bytes the quotas leave
 * @throws ServiceError `payload_too_large`, `quota_exceeded`, `invalid_input` (issue `upload_incomplete`), `insufficient_storage`;
 *   whatever the body throws, as it is
 */
export async function receive(
  ctx: Context,
  { name, room, ...incoming }: { readonly name: string; readonly room: number } & Incoming,
): Promise<Received> {
  const sample = new Sample();
  const { expectedBytes, signal } = incoming;
  try {
    const options = { maxBytes: Math.min(ctx.maxUploadBytes, room), expectedBytes, signal };
    const blob = await ctx.blobs.write(sample.taste(incoming.body), options);
    return { blob, contentType: await detectContentType(sample.head(), name), text: sample.text() };
  } catch (error) {
    throw asRefusal(ctx, error, room);
  }
}

/** What stored bytes are: as `receive` finds it out while they arrive. */
export async function examine(ctx: Context, name: string, blob: StoredBlob): Promise<Received> {
  const range = { start: 0, end: Math.min(HEAD_BYTES, blob.size) - 1 };
  const head = await new Response(await ctx.blobs.open(blob.key, range)).bytes();
  const maybeText = blob.size <= MAX_TEXT_BYTES && (blob.size < HEAD_BYTES || looksLikeText(head));
  const text = maybeText ? await readText(ctx, blob.key) : null;
  return { blob, contentType: await detectContentType(head, name), text };
}

/** Received bytes that wait for others. Their text is read again when their turn comes: many texts would fill the memory. */
export type Waiting = Omit<Received, 'text'> & { readonly isText: boolean };

export function setAside({ text, ...rest }: Received): Waiting {
  return { ...rest, isText: text !== null };
}

export async function takeUp(ctx: Context, { isText, ...rest }: Waiting): Promise<Received> {
  return { ...rest, text: isText ? await readText(ctx, rest.blob.key) : null };
}

/** What search shall know of bytes that are stored and not too long for it: null when they are no text. */
export async function readText(ctx: Context, key: string): Promise<string | null> {
  return decodeText(await new Response(await ctx.blobs.open(key)).bytes());
}

/** Deletes received bytes that no file came to have. When a commit's fate is unknown, the database tells. */
export async function discard(ctx: Context, received: Pick<Received, 'blob'>, reason?: unknown): Promise<void> {
  const { key } = received.blob;
  const isCertain = reason === undefined || reason instanceof ServiceError;
  try {
    if (isCertain || !(await blobIsReferenced(ctx.db, key))) await ctx.blobs.delete(key);
  } catch (error) {
    ctx.log.warn({ err: error, key }, 'a blob that nothing refers to may be left');
  }
}

/** Looks at bytes as they pass: keeps a copy of the first few, and of all as long as they may be a short text. */
class Sample {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #isText = true;

  async *taste(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      this.#keep(chunk);
      yield chunk;
    }
  }

  #keep(chunk: Uint8Array): void {
    const missing = Math.max(0, HEAD_BYTES - this.#size);
    this.#size += chunk.byteLength;
    if (missing > 0) this.#chunks.push(Uint8Array.from(chunk.subarray(0, missing)));
    if (!this.#isText || this.#size < HEAD_BYTES) return;
    if (this.#size > MAX_TEXT_BYTES || (missing > 0 && !looksLikeText(this.head()))) {
      this.#chunks = [this.head()];
      this.#isText = false;
      return;
    }
    this.#chunks.push(Uint8Array.from(chunk.subarray(missing)));
  }

  head(): Uint8Array {
    const head = Buffer.alloc(Math.min(this.#size, HEAD_BYTES));
    let at = 0;
    for (const chunk of this.#chunks) {
      if (at >= head.length) break;
      head.set(chunk.subarray(0, head.length - at), at);
      at += chunk.byteLength;
    }
    return head;
  }

  text(): string | null {
    return this.#isText ? decodeText(Buffer.concat(this.#chunks)) : null;
  }
}

/** What the sender is told when the store refuses; any other error as it is. */
export function asRefusal(ctx: Context, error: unknown, room = Number.POSITIVE_INFINITY): unknown {
  if (!(error instanceof BlobError)) return error;
  const cause = { cause: error };
  if (error.code === 'too_large') return room < ctx.maxUploadBytes ? quotaExceeded() : tooLarge(ctx);
  if (error.code === 'no_space') return new ServiceError('insufficient_storage', cause);
  // A sender who went away is nobody's fault here, though there is nobody left to tell.
  if (error.code !== 'incomplete' && error.code !== 'aborted') return error;
  const issues = [{ path: ['body'], message: error.message, code: 'upload_incomplete' }];
  return new ServiceError('invalid_input', { ...cause, detail: error.message, issues });
}

function tooLarge(ctx: Context): ServiceError {
  return new ServiceError('payload_too_large', { detail: `A file has at most ${ctx.maxUploadBytes} bytes.` });
}
