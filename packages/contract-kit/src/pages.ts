import type { IncomingMessage, ServerResponse } from 'node:http';

import { allowed, send, toRequest } from './node-http.ts';
import type { RouteHandler, RouteModule } from './route.ts';

/** A request as the Pages Router hands it on: dynamic segments are in `query`. */
export interface PagesRequest extends IncomingMessage {
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
}
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
    const answer = handler
      ? await handler(toRequest(request, response, urlOf(request)), { params: Promise.resolve(request.query) })
      : refuse('method_not_allowed', null, { allow: await allowed(handlers, urlOf(request)) });
    await send(answer, request, response);
  };
  modules.set(handle, module);
  return handle;
}

/** What `pagesHandler` was made from; undefined for anything else. */
export function routeModuleOf(exported: unknown): RouteModule | undefined {
  return typeof exported === 'function' ? modules.get(exported) : undefined;
}

/** Next stands in front and says by which scheme the client came. */
function urlOf({ headers, url = '/' }: IncomingMessage): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${headers.host ?? 'localhost'}${url}`;
}
