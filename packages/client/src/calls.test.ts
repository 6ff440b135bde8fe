import { expect, test } from 'vitest';

import { entry, json, problem, serve } from '../tests/server.ts';
import { createClient, ProblemError } from './index.ts';

const instantly = { retryDelay: () => 0 };

test('sends parameters, key and body where the description wants them', async () => {
  const server = await serve((_, response) => json(response, entry, 201));
  const client = createClient({ baseUrl: `${server.api}/`, apiKey: 'shf_key', headers: { 'x-request-id': 'mine' } });
  const { data, response } = await client.PATCH('/entries/{id}', {
    params: { path: { id: 'ent_1' }, header: { 'If-Match': '"r1"' } },
    body: { path: 'shared/b.txt' },
  });
  expect(data.name).toBe('a.txt');
  expect(response.status).toBe(201);
  expect(server.seen[0]).toMatchObject({
    method: 'PATCH',
    url: '/api/entries/ent_1',
    headers: {
      authorization: 'Bearer shf_key',
      'content-type': 'application/json',
      'if-match': '"r1"',
      'x-request-id': 'mine',
    },
  });
  expect(JSON.parse(String(server.seen[0]?.body))).toEqual({ path: 'shared/b.txt' });
});

test('an answer without content is undefined', async () => {
  const server = await serve((_, response) => void response.writeHead(204).end());
  expect((await createClient({ baseUrl: server.api }).DELETE('/session')).data).toBeUndefined();
});

test('reads an answer as its Content-Type says', async () => {
  const server = await serve((seen, response) => {
    response.setHeader('content-type', seen.url === '/api/health' ? 'text/plain; charset=utf-8' : 'image/png');
    response.end('ok');
  });
  const client = createClient({ baseUrl: server.api });
  expect((await client.GET('/health')).data).toBe('ok');
  const file = { params: { path: { path: 'shared/a.png' } } };
  const { data: blob } = await client.GET('/files/{path}', file);
  expect(blob).toBeInstanceOf(Blob);
  expect(blob.type).toBe('image/png');
  expect((await client.GET('/files/{path}', { ...file, parseAs: 'arrayBuffer' })).data.byteLength).toBe(2);
});

test('sends bytes as they are, with their own type', async () => {
  const server = await serve((_, response) => json(response, entry));
  const client = createClient({ baseUrl: server.api });
  const init = { params: { path: { path: 'shared/a b.txt' } } };
  await client.PUT('/files/{path}', { ...init, body: new Blob(['one'], { type: 'text/x-one' }) });
  await client.PUT('/files/{path}', { ...init, body: new Blob(['two']).stream() });
  await client.PUT('/files/{path}', { ...init, body: new Uint8Array([1, 2]), headers: { 'Content-Type': 'a/b' } });
  expect(server.seen.map(({ url, headers, body }) => [url, headers['content-type'], String(body)])).toEqual([
    ['/api/files/shared/a%20b.txt', 'text/x-one', 'one'],
    ['/api/files/shared/a%20b.txt', undefined, 'two'],
    ['/api/files/shared/a%20b.txt', 'a/b', '\u0001\u0002'],
  ]);
});

test('sends members with files in them as a form, fields first', async () => {
  const server = await serve((_, response) => json(response, { items: [] }, 201));
  const file = [new File(['x'], 'x.txt')];
  await createClient({ baseUrl: server.api }).POST('/files', { body: { file, folder: 'shared', onConflict: 'skip' } });
  const { headers, body } = server.seen[0]!;
  expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect([...String(body).matchAll(/ name="(\w+)"/g)].map(([, name]) => name)).toEqual([
    'folder',
    'onConflict',
    'file',
  ]);
});

test('a problem is thrown with all it says', async () => {
  const issues = [{ path: ['name'], message: 'Too long', code: 'too_big' }];
  const body = {
    type: 'about:blank',
    title: 'Invalid input',
    status: 400,
    code: 'invalid_input',
    requestId: 'r-1',
    issues,
  };
  const server = await serve((_, response) =>
    json(response, body, 400, { 'content-type': 'application/problem+json' }),
  );
  const call = createClient({ baseUrl: server.api }).POST('/spaces', { body: { name: 'x' } });
  await expect(call).rejects.toBeInstanceOf(ProblemError);
  await expect(call).rejects.toMatchObject({
    status: 400,
    code: 'invalid_input',
    requestId: 'r-1',
    issues,
    problem: body,
  });
});

test('an error answer without a body is an error', async () => {
  const server = await serve((_, response) => void response.writeHead(404, { 'content-length': '0' }).end());
  const call = createClient({ baseUrl: server.api }).GET('/me');
  await expect(call).rejects.toMatchObject({ status: 404, code: 'http_error', title: 'Not Found' });
});

test('an error page of something on the way is an error', async () => {
  const server = await serve((_, response) => {
    response.writeHead(502, { 'content-type': 'text/html', 'x-request-id': 'proxy-7' }).end('<h1>Bad gateway</h1>');
  });
  const call = createClient({ baseUrl: server.api }).GET('/me');
  await expect(call).rejects.toMatchObject({ status: 502, code: 'http_error', requestId: 'proxy-7' });
});

test('JSON that is none is an invalid answer', async () => {
  const server = await serve(
    (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('<'),
  );
  await expect(createClient({ baseUrl: server.api }).GET('/me')).rejects.toMatchObject({ code: 'invalid_answer' });
});

test('a dot segment never leaves', async () => {
  const server = await serve((_, response) => json(response, {}));
  const call = createClient({ baseUrl: server.api }).DELETE('/files/{path}', { params: { path: { path: 'a/../b' } } });
  await expect(call).rejects.toMatchObject({ code: 'invalid_path' });
  expect(server.seen).toEqual([]);
});

test('asks again after a lost connection, then says so', async () => {
  const server = await serve((_, response, count) => {
    if (count < 3) response.destroy();
    else json(response, entry);
  });
  const client = createClient({ baseUrl: server.api, ...instantly });
  await client.GET('/entries/{id}', { params: { path: { id: 'ent_1' } } });
  expect(server.seen).toHaveLength(3);
  const dead = await serve((_, response) => void response.destroy());
  const call = createClient({ baseUrl: dead.api, ...instantly }).GET('/me');
  await expect(call).rejects.toMatchObject({ status: 0, code: 'network_error' });
  expect(dead.seen).toHaveLength(3);
});

test.each([429, 503])('asks again after a %d', async (status) => {
  const server = await serve((_, response, count) => {
    if (count === 1) problem(response, status, 'busy', { 'retry-after': '0' });
    else json(response, entry);
  });
  await createClient({ baseUrl: server.api }).GET('/entries/{id}', { params: { path: { id: 'ent_1' } } });
  expect(server.seen).toHaveLength(2);
});

test('a long Retry-After is left to the caller', async () => {
  const server = await serve((_, response) => problem(response, 429, 'too_many_requests', { 'retry-after': '3600' }));
  await expect(createClient({ baseUrl: server.api }).GET('/me')).rejects.toMatchObject({ status: 429 });
  expect(server.seen).toHaveLength(1);
});

test('what creates is sent again with the key it had, and each call has another', async () => {
  const server = await serve((_, response, count) => {
    if (count === 1) response.destroy();
    else if (count === 2) problem(response, 409, 'idempotency_in_progress', { 'retry-after': '0' });
    else json(response, { id: 'spc_1' }, 201);
  });
  const client = createClient({ baseUrl: server.api, ...instantly });
  await client.POST('/spaces', { body: { name: 'x' } });
  await client.POST('/spaces', { body: { name: 'x' }, headers: { 'x-request-id': 'mine' } });
  const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual([keys[0], keys[0], keys[0], expect.stringMatching(/^"[0-9a-f]{32}"$/)]);
  expect(keys[3]).not.toBe(keys[0]);
  expect(server.seen[3]?.headers).toMatchObject({ 'x-request-id': 'mine', 'content-type': 'application/json' });
});

test.each([
  ['header', { params: { header: { 'Idempotency-Key': '"mine"' } } }],
  ['headers', { headers: { 'idempotency-key': '"mine"' } }],
])('a key of the caller’s own (%s) is left as it is', async (_where, init) => {
  const server = await serve((_, response) => json(response, {}, 201));
  await createClient({ baseUrl: server.api }).POST('/spaces', { body: { name: 'x' }, ...init });
  expect(server.seen[0]?.headers['idempotency-key']).toBe('"mine"');
});

test('a POST that takes no key is not sent again', async () => {
  const server = await serve((_, response) => problem(response, 503, 'unavailable', { 'retry-after': '0' }));
  const body = { email: 'ada@example.org', password: 'correct horse' };
  const call = createClient({ baseUrl: server.api }).POST('/session', { body });
  await expect(call).rejects.toMatchObject({ status: 503 });
  expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined]);
});

test('a change under a condition is not sent again when nobody knows what became of it', async () => {
  const server = await serve((_, response) => void response.destroy());
  const init = { params: { path: { id: 'ent_1' }, header: { 'If-Match': '"r1"' } } };
  const call = createClient({ baseUrl: server.api, ...instantly }).DELETE('/entries/{id}', init);
  await expect(call).rejects.toMatchObject({ code: 'network_error' });
  expect(server.seen).toHaveLength(1);
});

test('an upload by a share link, which would make two files, is not sent again after a lost connection', async () => {
  const server = await serve((_, response) => void response.destroy());
  const init = { params: { path: { token: 'secret', path: 'a.txt' } }, body: new Blob(['a']) };
  const call = createClient({ baseUrl: server.api, ...instantly }).PUT('/shared/{token}/files/{path}', init);
  await expect(call).rejects.toMatchObject({ code: 'network_error' });
  expect(server.seen).toHaveLength(1);
});

test('stops when it is told to, even while it waits to try again', async () => {
  const stop = new AbortController();
  const server = await serve((_, response) => problem(response, 503, 'unavailable', { 'retry-after': '20' }));
  const call = createClient({
    baseUrl: server.api,
    fetch: async (request) => {
      const response = await fetch(request);
      setImmediate(() => stop.abort());
      return response;
    },
  }).GET('/me', { signal: stop.signal });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(server.seen).toHaveLength(1);
});
