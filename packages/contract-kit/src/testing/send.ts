import { Agent, request as open, type IncomingMessage } from 'node:http';

import type { FuzzRequest } from './requests.ts';

/**
 * Sends requests as they stand: fetch would fold dot segments and refuse a few methods.
 *
 * @param base Where the document's server is: `http://localhost:3000/api`.
 */
export function createSender(base: string): (request: FuzzRequest) => Promise<Response> {
  const { hostname, port, pathname } = new URL(base);
  const agent = new Agent({ keepAlive: true });
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const target = pathname.replace(/\/$/, '') + path;
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const sent = open({ agent, hostname, port, method, path: target, headers: { ...headers, ...length } });
      sent.once('response', (answer) => resolve(toResponse(answer)));
      // A body that is refused unread may be cut off after its answer.
      sent.once('error', reject);
      sent.end(body);
    });
}

async function toResponse(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  const { statusCode: status = 0, rawHeaders } = answer;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers });
}
