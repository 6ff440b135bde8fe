import type { IncomingMessage, ServerResponse } from 'node:http';

import { allowed, respond, send } from './node-http.ts';
import type { RouteHandler, RouteModule } from './route.ts';

/** A request as the Pages Router hands it on: dynamic segments are in `query`. */
export interface PagesRequest extends IncomingMessage {
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
}
/** The default export of a file under `pages/api`. */
export type PagesHandler = (request: PagesRequest, response: ServerResponse) => Promise<void>;

const modules = new WeakMap<object, RouteModule>();

/**
 * The exports of `resource()` behind the legacy Pages Router: `export default pagesHandler(resource([getThing, things.get]), refuse)`.
 * The page must also `export const config = { api: { bodyParser: false } }`, since an operation reads its own body.
 *
 * @param refuse What `bind()` gave, for methods that fetch knows nothing of.
 */
export function pagesHandler(
  module: RouteModule,
  refuse: (code: string, request: null, headers: Readonly<Record<string, string>>) => Response,
): PagesHandler {
  const handlers = new Map<string, RouteHandler>(Object.entries(module));
  const handle: PagesHandler = async (request, response) => {
    const handler = handlers.get(request.method ?? '');
    if (!handler) {
      return send(refuse('method_not_allowed', null, { allow: await allowed(handlers) }), request, response);
    }
    const target = { origin: () => originOf(request), path: request.url ?? '/' };
    return respond(handler, request.query, { request, response, target });
  };
  modules.set(handle, module);
  return handle;
}

/** What `pagesHandler` was made from; undefined for anything else. */
export function routeModuleOf(exported: unknown): RouteModule | undefined {
  return typeof exported === 'function' ? modules.get(exported) : undefined;
}

/** Next stands in front and says by which scheme the client came. */
function originOf({ headers }: IncomingMessage): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${headers.host ?? 'localhost'}`;
}
