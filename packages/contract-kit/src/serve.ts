import type { IncomingMessage, ServerResponse } from 'node:http';

import type { RequestHead } from './incoming.ts';
import { allowed, respond, send } from './node-http.ts';
import { headOf } from './node-incoming.ts';
import { readRouteFiles } from './route-files.ts';
import { createRouteTree, type RouteMatch } from './route-tree.ts';

export { send } from './node-http.ts';
export { headOf } from './node-incoming.ts';

/** Answers a request that belongs to the lane; false when no route module has its path. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Which routes a lane serves, and what it cannot know by itself. */
export interface LaneOptions {
  /** The Next app whose routes are served: the folder that holds `app` and perhaps `pages`. */
  readonly project: string;
  /** The scheme and host a request was sent to, for `request.url`. */
  readonly origin: (request: IncomingMessage) => string;
  /** The network address a request came from, for `request.address`. Default: that of the connection. */
  readonly address?: (request: IncomingMessage) => string | undefined;
  /** The problem answer for a request that no route module can be given. */
  readonly refuse: (code: string, request: RequestHead, headers?: Readonly<Record<string, string>>) => Response;
}

/**
 * Serves the routes of a Next app straight from node:http, without Next. `createServer` of `./server` stands in front.
 *
 * @throws TypeError when a route file exports nothing that answers.
 */
export async function createLane({ project, origin, refuse, address = remoteAddress }: LaneOptions): Promise<Lane> {
  const find = createRouteTree(await readRouteFiles(project));
  return async (request, response) => {
    const target = request.url ?? '';
    const query = target.indexOf('?');
    const match = find(query === -1 ? target : target.slice(0, query));
    if (!match) return false;
    const handler = handlerOf(match, request.method);
    if (handler && match.params) {
      // The address is asked for at once, since a connection that is closed has none.
      const sentTo = { origin: () => origin(request), path: safeTarget(target), address: address(request) };
      await respond(handler, match.params, { request, response, target: sentTo });
    } else {
      await send(await refusal(match, headOf(request), refuse), request, response);
    }
    return true;
  };
}

function remoteAddress({ socket }: IncomingMessage): string | undefined {
  return socket.remoteAddress;
}

function handlerOf({ route }: RouteMatch, method = '') {
  return route.handlers.get(method) ?? (method === 'HEAD' ? route.handlers.get('GET') : undefined);
}

/** fetch's Request refuses TRACE and friends, and nobody can decode a lone `%`: both are answered before one is built. */
async function refusal(
  { route, params }: RouteMatch,
  request: RequestHead,
  refuse: LaneOptions['refuse'],
): Promise<Response> {
  if (!params) return refuse('invalid_input', request);
  return refuse('method_not_allowed', request, { allow: await allowed(route.handlers) });
}

/** `new Request` and `new URL` would fold dot segments; handlers get the path as params anyway. */
function safeTarget(target: string): string {
  if (!/[\\#]|\/(?:\.|%2e)/i.test(target)) return target;
  const [path = '', ...query] = target.replaceAll('#', '%23').split('?');
  const safe = path.replaceAll(/(?<=^|\/)(?:\.|%2e){1,2}(?=\/|$)/gi, '_').replaceAll('\\', '%5C');
  return [safe, ...query].join('?');
}
