import { emptyStream } from './bytes.ts';
import { entityTags, ifMatch, ifNoneMatch } from './conditional.ts';
import type { Incoming } from './incoming.ts';
import { ProblemError } from './problem.ts';

/** Bytes that can be opened anywhere, with the validators of their current representation. */
export interface ByteSource {
  readonly size: number;
  /** Strong entity tag, quotes included. */
  readonly etag: string;
  readonly modifiedAt: Date;
  /** Streams `start` to `end` inclusive. Called once at most, and not at all when no bytes are due. */
  readonly open: (start: number, end: number) => Promise<ReadableStream<Uint8Array>>;
}

type Headers = Readonly<Record<string, string>>;
type Validators = { readonly etag: string; readonly 'last-modified': string; readonly 'accept-ranges': 'bytes' };
type Sized = { readonly 'content-length': string };
type Part = { readonly 'content-range': string };

/** The answers of a download; `Extra` are the headers the caller adds to each. */
export type BytesReply<Extra extends Headers> =
  | {
      readonly status: 200;
      readonly body: ReadableStream<Uint8Array>;
      readonly headers: Extra & Validators & Sized & Headers;
    }
  | {
      readonly status: 206;
      readonly body: ReadableStream<Uint8Array>;
      readonly headers: Extra & Validators & Sized & Part & Headers;
    }
  | { readonly status: 304; readonly headers: Extra & Validators & Headers };

/**
 * Answers a download: 304 when the client has these bytes, 206 for a single range, else 200 with all of them.
 * A malformed range and a list of ranges are ignored, as RFC 9110, 14.2 allows.
 *
 * @throws ProblemError `precondition_failed` (RFC 9110, 13.1.1); `range_not_satisfiable` with `Content-Range` (RFC 9110, 15.5.17).
 */
export async function bytesReply<Extra extends Headers>(
  request: Incoming,
  source: ByteSource,
  extra: Extra,
): Promise<BytesReply<Extra>> {
  const condition = request.headers.get('if-match') ?? undefined;
  if (!ifMatch(condition, source.etag)) throw new ProblemError('precondition_failed');
  const headers = {
    ...extra,
    etag: source.etag,
    'last-modified': source.modifiedAt.toUTCString(),
    'accept-ranges': 'bytes' as const,
  };
  if (isUnchanged(request, source)) return { status: 304, headers };
  const range = rangeApplies(request, source) ? parseRange(request.headers.get('range') ?? '', source.size) : undefined;
  const { start, end } = range ?? { start: 0, end: source.size - 1 };
  const length = end - start + 1;
  const body = request.method === 'HEAD' || length === 0 ? emptyStream() : await source.open(start, end);
  const sized = { ...headers, 'content-length': String(length) };
  if (!range) return { status: 200, body, headers: sized };
  const contentRange = `bytes ${start}-${end}/${source.size}`;
  return { status: 206, body, headers: { ...sized, 'content-range': contentRange } };
}

/** RFC 9110, 13.2.2: `If-None-Match` decides; `If-Modified-Since` only in its absence. */
function isUnchanged(request: Incoming, source: ByteSource): boolean {
  if (request.headers.has('if-none-match')) return ifNoneMatch(request, source.etag);
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return seconds(source.modifiedAt) <= since / 1000;
}

/** RFC 9110, 13.1.5: with a stale `If-Range` the whole is sent. */
function rangeApplies(request: Incoming, source: ByteSource): boolean {
  if (!request.headers.has('range')) return false;
  const condition = request.headers.get('if-range');
  if (condition === null) return true;
  if (condition.includes('"')) return entityTags(condition)[0] === source.etag;
  return Date.parse(condition) / 1000 === seconds(source.modifiedAt);
}

/** RFC 9110, 14.1.2. Undefined when the header is not one well-formed byte range. */
function parseRange(header: string, size: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return satisfiable(size - Math.min(Number(last), size), size - 1, size);
  if (last !== '' && Number(last) < Number(first)) return undefined;
  return satisfiable(Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1), size);
}

function satisfiable(start: number, end: number, size: number): { start: number; end: number } {
  if (start < size && start <= end) return { start, end };
  throw new ProblemError('range_not_satisfiable', {
    detail: `The file has ${size} bytes.`,
    headers: { 'content-range': `bytes */${size}` },
  });
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
