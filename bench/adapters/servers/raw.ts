import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { NewUser } from '../schemas.ts';
import { createUser, listUsers } from '../users.ts';

/* The ceiling: node:http and JSON, nothing checked. */

createServer((request, response) => {
  if (request.method === 'GET') return answer(response, 200, listUsers());
  readJson(request, (body) => answer(response, 201, createUser(body as NewUser)));
}).listen(Number(process.env['PORT']), '127.0.0.1');

function readJson(request: IncomingMessage, then: (body: unknown) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => then(JSON.parse(Buffer.concat(chunks).toString())));
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
