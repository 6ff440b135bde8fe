import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { onTestFinished } from 'vitest';

/** One request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface TestServer {
  /** What to give `createClient` as `baseUrl`. */
  readonly api: string;
  readonly seen: readonly Seen[];
}

export type Answerer = (seen: Seen, response: ServerResponse, count: number) => void;

/** A real server on a free port, gone when the test is over. `answer` gets each request and its number, from 1. */
export async function serve(answer: Answerer): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const arrived = { method, url, headers, body: Buffer.concat(chunks) };
      seen.push(arrived);
      answer(arrived, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return { api: `http://127.0.0.1:${address.port}/api`, seen };
}

export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function problem(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  const body = {
    type: 'about:blank',
    title: `Title of ${code}`,
    status,
    code,
    requestId: 'req-1',
    error: `Title of ${code}`,
  };
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(JSON.stringify(body));
}

export const entry = {
  id: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
  kind: 'file',
  path: 'shared/a.txt',
  name: 'a.txt',
  space: 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk',
  size: 3,
  contentType: 'text/plain',
  sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  etag: '"e1"',
  version: 'ver_01k5x4a7p9b8c7d6e5f4g3h2j1',
  createdAt: '2026-01-15T09:30:00.000Z',
  modifiedAt: '2026-01-15T09:30:00.000Z',
  createdBy: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab',
};
