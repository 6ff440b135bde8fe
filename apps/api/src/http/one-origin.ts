import type { IncomingMessage, ServerResponse } from 'node:http';

import { headOf, send } from '@sheaf/contract-kit/serve';
import { sendContinue } from '@sheaf/contract-kit/server';

import { refuse } from './api.ts';

export interface OneOrigin {
  /** The API, the docs and the description; false when a request is for none of them. */
  readonly api: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Everything else: the pages. */
  readonly web: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** One answer for the API and the pages, so that the browser needs no CORS and bytes pass through nobody else. */
export function oneOrigin({ api, web }: OneOrigin): OneOrigin['web'] {
  return async (request, response) => {
    if (await api(request, response)) return;
    if (isApi(request.url)) return send(refuse('not_found', headOf(request)), request, response);
    sendContinue(request, response);
    return web(request, response);
  };
}

function isApi(target = ''): boolean {
  return target === '/api' || target.startsWith('/api/') || target.startsWith('/api?');
}
