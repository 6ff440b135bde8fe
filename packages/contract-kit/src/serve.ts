import { readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import { fromNode } from './node-stream.ts';
import { routeMethods, type RouteHandler } from './route.ts';

/** Answers a request that belongs to the lane; false when no route module has its path. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface LaneOptions {
  /** The `app` folder whose `route.ts` modules are served; its path names the URL as in Next. */
  readonly directory: string;
  /** The scheme and host a request was sent to, for `request.url`. */
  readonly origin: (request: IncomingMessage) => string;
  /** The problem answer for a request that no route module can be given. */
  readonly refuse: (code: string, headers?: Readonly<Record<string, string>>) => Response;
}

/**
 * Imports every `route.ts` below a folder and serves it straight from node:http, without Next.
 *
 * @throws TypeError when a route module exports no handler.
 */
export async function createLane({ directory, origin, refuse }: LaneOptions): Promise<Lane> {
  const routes = await loadRoutes(directory);
  return async (request, response) => {
    const [rawPath = '', ...rest] = (request.url ?? '').split('?');
    const match = matchRoute(routes, rawPath.split('/').slice(1));
    if (!match) return false;
    const answer = await dispatch(match, request, `${origin(request)}${safeTarget(rawPath, rest)}`, response, refuse);
    await send(answer, request, response);
    return true;
  };
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

interface Route {
  readonly segments: readonly Segment[];
  readonly handlers: ReadonlyMap<string, RouteHandler>;
}
interface Segment {
  readonly kind: 'literal' | 'param' | 'rest';
  readonly name: string;
}
interface Match {
  readonly handlers: ReadonlyMap<string, RouteHandler>;
  readonly params: Record<string, string | string[]> | null;
}

async function dispatch(
  { handlers, params }: Match,
  request: IncomingMessage,
  url: string,
  response: ServerResponse,
  refuse: LaneOptions['refuse'],
): Promise<Response> {
  if (!params) return refuse('invalid_input');
  const context = { params: Promise.resolve(params) };
  const method = request.method ?? '';
  const handler = handlers.get(method) ?? (method === 'HEAD' ? handlers.get('GET') : undefined);
  // fetch's Request refuses TRACE and friends, so they are answered before one is built.
  if (!handler) return refuse('method_not_allowed', { allow: await allowed(handlers, url) });
  return handler(toRequest(request, response, url), context);
}

async function allowed(handlers: ReadonlyMap<string, RouteHandler>, url: string): Promise<string> {
  const options = handlers.get('OPTIONS');
  const answer = await options?.(new Request(url, { method: 'OPTIONS' }), { params: Promise.resolve({}) });
  return answer?.headers.get('allow') ?? [...handlers.keys()].join(', ');
}

function toRequest(request: IncomingMessage, response: ServerResponse, url: string): Request {
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

/** `new Request` would fold dot segments and refuse stray characters; handlers get the path as params anyway. */
function safeTarget(rawPath: string, query: readonly string[]): string {
  const path = rawPath.replace(/(^|\/)(\.|%2e){1,2}(?=\/|$)/gi, '$1_').replaceAll('\\', '%5C');
  return query.length > 0 ? `${path}?${query.join('?')}` : path;
}

/** The first route that fits, literal segments before parameters. Null params: the path cannot be decoded. */
function matchRoute(routes: readonly Route[], raw: readonly string[]): Match | undefined {
  for (const { segments, handlers } of routes) {
    const params = matchSegments(segments, raw);
    if (params) return { handlers, params: decodeAll(params) };
  }
  return undefined;
}

function matchSegments(
  segments: readonly Segment[],
  raw: readonly string[],
): Record<string, string | string[]> | undefined {
  const params: Record<string, string | string[]> = {};
  for (const [index, { kind, name }] of segments.entries()) {
    const value = raw[index];
    if (value === undefined) return undefined;
    if (kind === 'rest') return { ...params, [name]: raw.slice(index) };
    if (kind === 'literal' ? value !== name : value === '') return undefined;
    if (kind === 'param') params[name] = value;
  }
  return raw.length === segments.length ? params : undefined;
}

function decodeAll(params: Record<string, string | string[]>): Record<string, string | string[]> | null {
  try {
    const decode = (value: string | string[]) =>
      Array.isArray(value) ? value.map((segment) => decodeURIComponent(segment)) : decodeURIComponent(value);
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decode(value)]));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

async function loadRoutes(directory: string): Promise<Route[]> {
  const files = await readdir(directory, { recursive: true });
  const modules = files.filter((file) => file === 'route.ts' || file.endsWith(`${sep}route.ts`));
  const routes = await Promise.all(modules.map((file) => loadRoute(directory, join(directory, file))));
  return routes.toSorted((a, b) => rank(a).localeCompare(rank(b), 'en'));
}

async function loadRoute(directory: string, file: string): Promise<Route> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const handlers = new Map<string, RouteHandler>(
    routeMethods.flatMap((method) => {
      const handler = module[method];
      return isHandler(handler) ? [[method, handler] as const] : [];
    }),
  );
  if (handlers.size === 0) throw new TypeError(`${file} exports no handler. Export the result of resource() from it.`);
  const folder = relative(directory, file).split(sep).slice(0, -1);
  return { segments: folder.filter((name) => !name.startsWith('(')).map(segment), handlers };
}

function isHandler(value: unknown): value is RouteHandler {
  return typeof value === 'function';
}

function segment(folder: string): Segment {
  const rest = /^\[\.\.\.(\w+)\]$/.exec(folder)?.[1];
  if (rest !== undefined) return { kind: 'rest', name: rest };
  const param = /^\[(\w+)\]$/.exec(folder)?.[1];
  return param === undefined ? { kind: 'literal', name: folder } : { kind: 'param', name: param };
}

/** Sorts literals before parameters before the rest, segment by segment. */
function rank({ segments }: Route): string {
  const order = { literal: '0', param: '1', rest: '2' };
  return segments.map(({ kind, name }) => `${order[kind]}${name}`).join('/');
}
