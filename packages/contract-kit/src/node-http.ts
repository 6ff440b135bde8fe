import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';
import { NodeIncoming, hasBody, isContinueAwaited, type Target } from './node-incoming.ts';
import { chunksOf } from './chunks.ts';
import { runnerOf, type RouteHandler, type RouteParams } from './route.ts';

/** A request of node:http, and where its answer goes. */
export interface NodeExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: Target;
}

/** Answers by an export of a route module: beneath web Request and Response where the kit made it, else through them. */
export async function respond(handler: RouteHandler, params: RouteParams, exchange: NodeExchange): Promise<void> {
  const { request, response, target } = exchange;
  const incoming = new NodeIncoming(request, response, target);
  const run = runnerOf(handler);
  if (run) return writeAnswer(await run(incoming, params), request, response);
  const webRequest = toRequest(incoming, request);
  requests.set(response, webRequest);
  return send(await handler(webRequest, { params: Promise.resolve(params) }), request, response);
}

/** A signal is heard of no more once its Request is collected, and a handler may have kept the signal alone. */
const requests = new WeakMap<ServerResponse, Request>();

/** Sends a web Response through node:http with back-pressure; a body stops when the client goes. */
export async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  await writeAnswer({ status: answer.status, headers, body: answer.body }, request, response);
}

/** Settled at once for what is not streamed. */
function writeAnswer(
  { status, headers, body }: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> | void {
  // Who was not told to go on may or may not send the body: the connection is of no more use (RFC 9110, 10.1.1).
  if (isContinueAwaited(request, response)) headers['connection'] = 'close';
  if (typeof body === 'string') headers['content-length'] = String(Buffer.byteLength(body));
  else if (body === null && mayHaveBody(request, status)) headers['content-length'] = '0';
  response.writeHead(status, headers);
  if (body instanceof ReadableStream) {
    const length = headers['content-length'];
    return writeStream(body, request, response, length === undefined ? undefined : Number(length));
  }
  // node:http leaves the body of an answer to HEAD out by itself.
  response.end(body);
  drain(request);
}

/** Without a length node would send an empty body in chunks; where there can be none it sends nothing (RFC 9110, 8.6). */
function mayHaveBody({ method }: IncomingMessage, status: number): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 304;
}

async function writeStream(
  body: ReadableStream<Uint8Array>,
  request: IncomingMessage,
  response: ServerResponse,
  size: number | undefined,
): Promise<void> {
  if (request.method === 'HEAD') {
    await body.cancel();
    response.end();
  } else {
    await pump(body, response, size);
  }
  drain(request);
}

/** For handlers that want a web Request. */
function toRequest(incoming: NodeIncoming, { rawHeaders }: IncomingMessage): Request {
  const { method, url, signal, body } = incoming;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  return new Request(url, { method, headers, signal, ...(body && { body, duplex: 'half' }) });
}

/** The value of `Allow` (RFC 9110, 10.2.1) for a route. */
export async function allowed(handlers: ReadonlyMap<string, RouteHandler>): Promise<string> {
  const options = handlers.get('OPTIONS');
  const answer = options && (await runnerOf(options)?.(nobody, {}));
  const allow = answer?.headers['allow'];
  return typeof allow === 'string' ? allow : [...handlers.keys()].join(', ');
}

/** Asks what a resource allows. */
const nobody: Incoming = {
  method: 'OPTIONS',
  url: 'http://localhost/',
  headers: new Headers(),
  body: null,
  signal: new AbortController().signal,
};

async function pump(
  body: ReadableStream<Uint8Array>,
  response: ServerResponse,
  size: number | undefined,
): Promise<void> {
  const chunks = chunksOf(body, size);
  const letGo = (): void => void chunks.cancel().catch(() => {});
  // Who went away while the answer was made closes no second time.
  if (response.destroyed) return letGo();
  response.once('close', letGo);
  try {
    for (;;) {
      const chunk = await chunks.next();
      if (chunk === undefined) break;
      if (!response.write(chunk, () => chunks.release(chunk))) await drained(response);
      if (response.destroyed) return;
    }
    response.end();
  } catch (error) {
    // The status is long sent: cutting the connection is the only way left to say that the body is not whole.
    response.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}

const LINGER_MS = 2000;

/** Reads on for a while: a client still sending would see a reset instead of the answer if the connection ended now. */
function drain(request: IncomingMessage): void {
  if (request.complete || !hasBody(request)) return;
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
