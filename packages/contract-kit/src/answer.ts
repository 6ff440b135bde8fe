import { ifNoneMatch } from './conditional.ts';
import { contentOf, type AnyOperation } from './operation.ts';
import { problemBody, type ProblemError, type ProblemTable } from './problem.ts';
import { ResponseMismatch, type Compiled } from './validate.ts';

/** A handler's reply, its types forgotten. */
export interface LooseReply {
  readonly status: number;
  readonly type?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly request: Request;
  readonly requestId: string;
  readonly operation: AnyOperation;
  readonly compiled: Compiled;
}

/**
 * A reply as the contract lists it: serialised, with the headers every answer has. 304 when the client has it already.
 *
 * @throws ResponseMismatch when the contract does not list such a reply.
 */
export function replyResponse({ request, requestId, operation, compiled }: Answered, reply: LooseReply): Response {
  const { status, body } = reply;
  const listed = operation.responses[status];
  if (!listed) throw new ResponseMismatch(operation, status, 'the status is not listed');
  const headers = headersOf(reply.headers, requestId);
  if (!headers.has('cache-control')) headers.set('cache-control', cacheOf(operation, status));
  if (operation.deprecated) deprecate(headers, operation.deprecated);
  const types = Object.keys(contentOf(listed));
  if (types.length > 1) headers.append('vary', 'Accept');

  const isStream = body instanceof ReadableStream;
  const isUnchanged = status === 200 && 304 in operation.responses && ifNoneMatch(request, headers.get('etag'));
  const isHead = request.method === 'HEAD';
  if (isStream && (isUnchanged || isHead)) void body.cancel();
  if (isUnchanged) return new Response(null, { status: 304, headers });
  if (isStream) return new Response(isHead ? null : body, { status, headers });
  const type = reply.type ?? types[0];
  if (type === undefined) return new Response(null, { status, headers });
  const isText = type.startsWith('text/');
  headers.set('content-type', isText ? `${type}; charset=utf-8` : type);
  return textResponse(isText ? String(body) : compiled.json(status, type, body), { status, headers, isHead });
}

/** A problem as `application/problem+json` (RFC 9457, section 3). */
export function problemResponse(
  table: ProblemTable,
  problem: ProblemError,
  { request, requestId }: { readonly request: Request | null; readonly requestId: string },
): Response {
  const body = problemBody(table, problem, requestId);
  const headers = headersOf(problem.headers, requestId);
  headers.set('content-type', 'application/problem+json');
  headers.set('cache-control', 'no-store');
  // RFC 9110, 11.6.1: a 401 names at least one challenge.
  if (body.status === 401 && !headers.has('www-authenticate')) headers.set('www-authenticate', 'Bearer');
  return textResponse(JSON.stringify(body), { status: body.status, headers, isHead: request?.method === 'HEAD' });
}

/** RFC 9110, 9.3.7. */
export function optionsResponse(allow: string, requestId: string): Response {
  return new Response(null, { status: 204, headers: headersOf({ allow, 'cache-control': 'no-store' }, requestId) });
}

function headersOf(given: Readonly<Record<string, string>> | undefined, requestId: string): Headers {
  const headers = new Headers(given);
  headers.set('x-request-id', requestId);
  headers.set('x-content-type-options', 'nosniff');
  return headers;
}

/** A redirect that depends on who asks must not be kept, and neither must an error. */
function cacheOf(operation: AnyOperation, status: number): string {
  const isKept = status < 300 || status === 304;
  return (isKept ? operation.cache : undefined) ?? 'no-store';
}

/** RFC 9745 (a structured date: seconds after an at sign) and RFC 8594 (an HTTP date). */
function deprecate(headers: Headers, { since, sunset }: { since: string; sunset: string }): void {
  headers.set('deprecation', `@${Date.parse(since) / 1000}`);
  headers.set('sunset', new Date(sunset).toUTCString());
}

const encoder = new TextEncoder();

/** Knowing its length, a server need not send it in chunks. HEAD tells the length that GET would have. */
function textResponse(text: string, init: { status: number; headers: Headers; isHead: boolean }): Response {
  const { status, headers, isHead } = init;
  const bytes = encoder.encode(text);
  headers.set('content-length', String(bytes.byteLength));
  return new Response(isHead ? null : bytes, { status, headers });
}
