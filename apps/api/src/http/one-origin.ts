import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { send } from '@sheaf/contract-kit/serve';

import { refuse } from './api.ts';

/** Answers a request, or says that it is not its own. */
type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface OneOrigin {
  /** The API, the docs and the description. */
  readonly api: Answerer;
  /** Everything else: the pages. */
  readonly web: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  readonly onError: (error: unknown, request: IncomingMessage) => void;
}

/** Headers of 16 KiB at most; a minute to send them; bodies may take as long as they need. */
const limits = { maxHeaderSize: 16 * 1024, headersTimeout: 60_000, requestTimeout: 0, keepAliveTimeout: 65_000 };

/** One server for the API and the pages, so that the browser needs no CORS and bytes pass through nobody else. */
export function createOneOrigin({ api, web, upgrade, onError }: OneOrigin): Server {
  const server = createServer(limits, (request, response) => {
    answer(request, response).catch(async (error: unknown) => {
      onError(error, request);
      if (response.headersSent) response.destroy();
      else await send(refuse('internal_error', null), request, response);
    });
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await api(request, response)) return;
    if (isApi(request.url)) return send(refuse('not_found', null), request, response);
    return web(request, response);
  }
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    return void refuseRaw(error.code).then((text) => socket.end(text));
  });
  if (upgrade) server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  return server;
}

function isApi(target = ''): boolean {
  return target === '/api' || target.startsWith('/api/') || target.startsWith('/api?');
}

const parserErrors: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** The answer to bytes that never became a request, so there is no response object to write it with. */
async function refuseRaw(errorCode = ''): Promise<string> {
  const answer = refuse(parserErrors[errorCode] ?? 'invalid_input', null);
  const body = await answer.text();
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  const lines = [
    `HTTP/1.1 ${answer.status} ${answer.status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}`,
    ...head,
  ];
  return [...lines, `content-length: ${Buffer.byteLength(body)}`, 'connection: close', '', body].join('\r\n');
}
