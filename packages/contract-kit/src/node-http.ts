import type { IncomingMessage, ServerResponse } from 'node:http';

import { fromNode } from './node-stream.ts';
import type { RouteHandler } from './route.ts';

/** A node request as a web Request, whose signal is aborted when the client goes before its answer is written. */
export function toRequest(request: IncomingMessage, response: ServerResponse, url: string): Request {
  const method = request.method ?? 'GET';
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '');
  }
  if (method === 'GET' || method === 'HEAD' || !hasBody(request)) {
    return new Request(url, { method, headers, signal: gone.signal });
  }
  const { body } = fromNode(request);
  return new Request(url, { method, headers, body, duplex: 'half', signal: gone.signal });
}

/** Sends a web Response through node:http with back-pressure; a body stops when the client goes. */
export async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  if (!answer.body) response.end();
  else await pump(answer.body, response);
  if (!request.complete) drain(request);
}

/** The value of `Allow` (RFC 9110, 10.2.1) for a route. */
export async function allowed(handlers: ReadonlyMap<string, RouteHandler>, url: string): Promise<string> {
  const options = handlers.get('OPTIONS');
  const answer = await options?.(new Request(url, { method: 'OPTIONS' }), { params: Promise.resolve({}) });
  return answer?.headers.get('allow') ?? [...handlers.keys()].join(', ');
}

function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

async function pump(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = body.getReader();
  response.once('close', () => void reader.cancel().catch(() => {}));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!response.write(value)) await drained(response);
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
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
