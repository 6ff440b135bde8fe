import type { IncomingMessage, ServerResponse } from 'node:http';

import { allowed, send, toRequest } from './node-http.ts';
import { readRouteFiles, type RouteFile, type Segment } from './route-files.ts';
import type { RouteHandler } from './route.ts';

export { send } from './node-http.ts';

/** Answers a request that belongs to the lane; false when no route module has its path. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface LaneOptions {
  /** The Next app whose routes are served: the folder that holds `app` and perhaps `pages`. */
  readonly project: string;
  /** The scheme and host a request was sent to, for `request.url`. */
  readonly origin: (request: IncomingMessage) => string;
  /** The problem answer for a request that no route module can be given. */
  readonly refuse: (code: string, headers?: Readonly<Record<string, string>>) => Response;
}

/**
 * Serves the routes of a Next app straight from node:http, without Next.
 *
 * @throws TypeError when a route file exports nothing that answers.
 */
export async function createLane({ project, origin, refuse }: LaneOptions): Promise<Lane> {
  const files = await readRouteFiles(project);
  const routes = files.toSorted((a, b) => rank(a).localeCompare(rank(b), 'en'));
  return async (request, response) => {
    const [rawPath = '', ...rest] = (request.url ?? '').split('?');
    const match = matchRoute(routes, rawPath.split('/').slice(1));
    if (!match) return false;
    const answer = await dispatch(match, request, `${origin(request)}${safeTarget(rawPath, rest)}`, response, refuse);
    await send(answer, request, response);
    return true;
  };
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

/** `new Request` would fold dot segments and refuse stray characters; handlers get the path as params anyway. */
function safeTarget(rawPath: string, query: readonly string[]): string {
  const path = rawPath.replace(/(^|\/)(\.|%2e){1,2}(?=\/|$)/gi, '$1_').replaceAll('\\', '%5C');
  return query.length > 0 ? `${path}?${query.join('?')}` : path;
}

/** The first route that fits, literal segments before parameters. Null params: the path cannot be decoded. */
function matchRoute(routes: readonly RouteFile[], raw: readonly string[]): Match | undefined {
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

/** Sorts literals before parameters before the rest, segment by segment. */
function rank({ segments }: RouteFile): string {
  const order = { literal: '0', param: '1', rest: '2' };
  return segments.map(({ kind, name }) => `${order[kind]}${name}`).join('/');
}
