import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from 'vitest';

import page from '../fixtures/pages/api/legacy/things/[id].ts';

let server: Server;
let port: number;

beforeAll(async () => {
  // What Next does before it calls a page: dynamic segments become members of the query.
  server = createServer((request, response) => {
    void page(Object.assign(request, { query: { id: 'oak' } }), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function call(init: RequestInit): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api/legacy/things/oak`, init);
}

it('serves an operation as the App Router does', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await call({ method: 'PUT', headers, body: '{"text":"leaf"}' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ text: 'oak leaf' });
  const refused = await call({ method: 'PUT', headers, body: '{"text":1}' });
  expect(await refused.json()).toMatchObject({ status: 400, issues: [{ path: ['text'] }] });
});

it('answers other methods with 405 and Allow, those that fetch refuses included', async () => {
  const refused = await call({ method: 'DELETE' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'PUT, OPTIONS']);
  const traced = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    );
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('end', () => resolve(text));
  });
  expect(traced).toMatch(/^HTTP\/1\.1 405 /);
  expect(traced).toMatch(/^allow: PUT, OPTIONS\r$/im);
});
