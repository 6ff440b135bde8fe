import type { IncomingMessage, ServerResponse } from 'node:http';

import { createServer, type Server, type ServerLimits, type ServerOptions } from '../src/server.ts';
import { refuse } from '../fixtures/contract.ts';

/* Servers that answer whatever a test wants, for the tests of the server itself. */

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What the servers have told their operator. */
export const errors: unknown[] = [];
const servers: Server[] = [];

export async function serve(
  answer: Answer,
  limits: Partial<ServerLimits> = {},
  more: Pick<ServerOptions, 'upgrade'> = {},
): Promise<{ server: Server; port: number }> {
  const server = createServer({
    ...more,
    answer: async (request, response) => void (await answer(request, response)),
    refuse,
    onError: (error) => errors.push(error),
    limits,
  });
  servers.push(server);
  return { server, port: await server.listen(0) };
}

/** For after each test. */
export async function endServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.drain(0)));
  errors.length = 0;
}

export const echo: Answer = ({ method, url, headers }, response) => response.end(`${method} ${url} at ${headers.host}`);

export async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** The code of a problem. */
export function codeOf({ body }: { readonly body: Buffer }): unknown {
  const { code } = JSON.parse(body.toString()) as { code: unknown };
  return code;
}
