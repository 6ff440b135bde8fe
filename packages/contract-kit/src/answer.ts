import { ifNoneMatch } from './conditional.ts';
import type { Exchange } from './exchange.ts';
import type { AnyOperation, HeaderValues } from './operation.ts';
import { problemBody, type ProblemError, type ProblemTable } from './problem.ts';
import { ResponseMismatch, type Compiled } from './validate.ts';

/** An answer on its way out, before it becomes a web Response or is written to a socket. */
export interface Answer {
  readonly status: number;
  /** Lower-case name → value; a list is sent as a field each. */
  readonly headers: Record<string, string | string[]>;
  readonly body: string | ReadableStream<Uint8Array> | null;
}

/** A handler's reply, its types forgotten. */
export interface LooseReply {
  readonly status: number;
  readonly type?: string;
  readonly body?: unknown;
  readonly headers?: HeaderValues;
  /** An answer that was given before, to be given again as it is. */
  readonly recorded?: Answer;
}

/**
 * A reply as the contract lists it: serialised, with the headers every answer has. 304 when the client has it already.
 *
 * @param onStreamError Told when a stream fails after its answer has begun.
 * @throws ResponseMismatch when the contract does not list such a reply.
 */
export function replyAnswer(
  compiled: Compiled,
  { request, requestId, operation }: Exchange,
  reply: LooseReply,
  onStreamError: (error: unknown) => void,
): Answer {
  const { status, body } = reply;
  const listed = compiled.answer(status);
  if (!listed) throw new ResponseMismatch(operation, status, `it lists ${Object.keys(operation.responses).join(', ')}`);
  listed.checkHeaders(reply.headers ?? noHeaders);
  const headers = baseHeaders(reply.headers, requestId);
  headers['cache-control'] ??= cacheOf(operation, status);
  if (operation.deprecated) deprecate(headers, operation.deprecated);
  if (listed.types.length > 1) addVary(headers, 'Accept');

  const etag = headers['etag'];
  const isUnchanged =
    status === 200 && typeof etag === 'string' && 304 in operation.responses && ifNoneMatch(request, etag);
  if (isUnchanged) return { status: 304, headers, body: dropped(body) };
  const type = reply.type ?? listed.types[0];
  if (type === undefined) return { status, headers, body: null };
  const serialize = listed.serializer(type);
  if (!serialize) throw new ResponseMismatch(operation, status, unlisted(type, listed.types));
  if (type !== '*/*') headers['content-type'] = type.startsWith('text/') ? `${type}; charset=utf-8` : type;
  if (request.method === 'HEAD' && body instanceof ReadableStream) return { status, headers, body: dropped(body) };
  return { status, headers, body: serialize(body, onStreamError) };
}

/** An answer given before, on behalf of another request. */
export function answerAgain({ status, headers, body }: Answer, requestId: string): Answer {
  return { status, headers: { 'x-request-id': requestId, ...headers }, body };
}

/** A problem as `application/problem+json` (RFC 9457, section 3). */
export function problemAnswer(table: ProblemTable, problem: ProblemError, requestId: string): Answer {
  const body = problemBody(table, problem, requestId);
  const headers = baseHeaders(problem.headers, requestId);
  headers['content-type'] = 'application/problem+json';
  headers['cache-control'] = 'no-store';
  // RFC 9110, 11.6.1: a 401 names at least one challenge.
  if (body.status === 401) headers['www-authenticate'] ??= table[problem.code]?.challenge ?? 'Bearer';
  return { status: body.status, headers, body: JSON.stringify(body) };
}

/** RFC 9110, 9.3.7. */
export function optionsAnswer(allow: string, requestId: string): Answer {
  const headers = baseHeaders(undefined, requestId);
  headers['allow'] = allow;
  headers['cache-control'] = 'no-store';
  return { status: 204, headers, body: null };
}

const encoder = new TextEncoder();

/** The answer as fetch knows it. HEAD tells the length that GET would have (RFC 9110, 9.3.2). */
export function toResponse({ status, headers, body }: Answer, method: string | undefined): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') fields.set(name, value);
    else for (const each of value) fields.append(name, each);
  }
  if (typeof body !== 'string') return new Response(method === 'HEAD' ? null : body, { status, headers: fields });
  const bytes = encoder.encode(body);
  fields.set('content-length', String(bytes.byteLength));
  return new Response(method === 'HEAD' ? null : bytes, { status, headers: fields });
}

/** Adds a name to `Vary` (RFC 9110, 12.5.5). */
export function addVary(headers: Answer['headers'], name: string): void {
  const there = headers['vary'];
  headers['vary'] = there === undefined ? name : `${String(there)}, ${name}`;
}

const noHeaders = {};

function baseHeaders(given: HeaderValues | undefined, requestId: string): Answer['headers'] {
  const headers: Answer['headers'] = { 'x-request-id': requestId, 'x-content-type-options': 'nosniff' };
  for (const name in given) {
    const value = given[name];
    if (value !== undefined) headers[name.toLowerCase()] = typeof value === 'object' ? [...value] : String(value);
  }
  return headers;
}

/** A redirect that depends on who asks must not be kept, and neither must an error. */
function cacheOf(operation: AnyOperation, status: number): string {
  const isKept = status < 300 || status === 304;
  return (isKept ? operation.cache : undefined) ?? 'no-store';
}

/** RFC 9745 (a structured date: seconds after an at sign) and RFC 8594 (an HTTP date). */
function deprecate(headers: Answer['headers'], { since, sunset }: { since: string; sunset: string }): void {
  headers['deprecation'] = `@${Date.parse(since) / 1000}`;
  headers['sunset'] = new Date(sunset).toUTCString();
}

function unlisted(type: string, types: readonly string[]): string {
  return `it lists ${types.join(', ') || 'no body'}, not ${type}`;
}

/** Nobody will read it. */
function dropped(body: unknown): null {
  if (body instanceof ReadableStream) void body.cancel();
  return null;
}
