import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { Bytes } from './streams.ts';
import type { Outcome } from './exchange.ts';
import { defineContract } from './contract.ts';
import { ProblemError } from './problem.ts';
import { bind, operationOf, type RouteModule } from './route.ts';

const { operation, problems } = defineContract({
  problems: { thing_taken: { status: 409, title: 'Thing taken' } },
  security: { session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'A session.' } },
  scopes: ['things:write'],
});

const listThings = operation({
  operationId: 'listThings',
  method: 'GET',
  path: '/things',
  tags: ['Things'],
  summary: 'List things',
  auth: 'public',
  query: z.strictObject({
    limit: z.int().min(1).max(100).default(10),
    hidden: z.boolean().optional(),
    tag: z.array(z.string().max(5)).max(3).optional(),
  }),
  responses: {
    200: z.object({ limit: z.int(), hidden: z.boolean().optional(), tags: z.array(z.string()).optional() }),
  },
  cache: 'public, max-age=60',
});
const createThing = operation({
  operationId: 'createThing',
  method: 'POST',
  path: '/things',
  tags: ['Things'],
  summary: 'Create a thing',
  auth: ['session'],
  scope: 'things:write',
  body: z.strictObject({ name: z.string().min(1).max(5), kind: z.enum(['tree', 'bush']), size: z.int().optional() }),
  responses: { 201: z.object({ name: z.string() }) },
  errors: ['thing_taken'],
  maxBytes: 200,
});
const getThing = operation({
  operationId: 'getThing',
  method: 'GET',
  path: '/things/{path...}',
  tags: ['Things'],
  summary: 'Get a thing',
  auth: 'public',
  params: z.object({ path: z.string().max(50) }),
  headers: z.object({ 'if-none-match': z.string().max(50).optional() }),
  responses: {
    200: {
      description: 'It.',
      headers: z.object({ etag: z.string().max(10).optional() }),
      content: { 'application/json': z.object({ path: z.string() }), 'text/plain': z.string() },
    },
    304: { description: 'Unchanged.', headers: z.object({ etag: z.string().max(10) }) },
  },
  deprecated: { since: '2026-01-01', sunset: '2027-01-01' },
});
const putBytes = operation({
  operationId: 'putBytes',
  method: 'PUT',
  path: '/bytes',
  tags: ['Things'],
  summary: 'Take bytes',
  auth: 'public',
  body: { content: { '*/*': Bytes } },
  responses: { 204: { description: 'Taken.' } },
});

const headPart = operation({
  operationId: 'headPart',
  method: 'HEAD',
  path: '/parts/{id}',
  tags: ['Parts'],
  summary: 'How far a part has come',
  auth: ['session'],
  params: z.object({ id: z.string().max(5) }),
  responses: { 200: { description: 'So far.', headers: z.object({ offset: z.int() }) } },
});

const outcomes: Outcome[] = [];
const { resource, refuse } = bind({
  problems,
  strict: true,
  authenticate: async ({ request }) => {
    const who = request.headers.get('cookie') ?? request.headers.get('authorization');
    if (who === null) return null;
    return who.startsWith('session=')
      ? { actor: 'ada', via: 'cookie' as const, scopes: 'all' as const }
      : { actor: 'robot', via: 'token' as const, scopes: who === 'Bearer full' ? ['things:write'] : [] };
  },
  anonymous: () => 'nobody',
  signed: (_exchange, { actor }) => actor,
  resourceHeaders: ([first], method) =>
    first?.tags.includes('Parts') ? { 'parts-version': method === 'OPTIONS' ? '1,2' : '1' } : undefined,
  log: (outcome) => void outcomes.push(outcome),
});

const things = resource(
  [listThings, ({ query }) => ({ status: 200, body: { limit: query.limit, hidden: query.hidden, tags: query.tag } })],
  [
    createThing,
    ({ body, context }) => {
      if (body.name === 'taken') throw new ProblemError('thing_taken', { detail: 'Choose another name.' });
      if (body.name === 'crash') throw new Error('secret detail');
      if (body.name === 'leak') return { status: 201, body: { name: 'x', secret: 1 } as { name: string } };
      return { status: 201, body: { name: `${body.name} by ${context}` } };
    },
  ],
);
const thing = resource([
  getThing,
  ({ params, accept }) =>
    accept === 'text/plain'
      ? { status: 200, type: accept, body: params.path, headers: {} }
      : { status: 200, type: 'application/json', body: params, headers: { etag: '"1"' } },
]);

const json = { 'content-type': 'application/json', cookie: 'session=1' };

function call(
  routes: RouteModule,
  method: keyof RouteModule,
  init: RequestInit = {},
  url = 'http://here/api/things',
  params = {},
) {
  return routes[method](new Request(url, { method, ...init }), { params: Promise.resolve(params) });
}

describe('a HEAD of its own', () => {
  const parts = resource([headPart, ({ params }) => ({ status: 200, headers: { offset: params.id.length } })]);
  const url = 'http://here/api/parts/abc';

  it('is answered with headers alone, well or not', async () => {
    const answer = await call(parts, 'HEAD', { headers: json }, url, { id: 'abc' });
    expect([answer.status, answer.headers.get('offset'), await answer.text()]).toEqual([200, '3', '']);
    const refused = await call(parts, 'HEAD', {}, url, { id: 'abc' });
    expect([refused.status, refused.headers.get('content-type'), await refused.text()]).toEqual([
      401,
      'application/problem+json',
      '',
    ]);
    expect(operationOf(parts.HEAD)).toBe(headPart);
    const get = await call(parts, 'GET', { headers: json }, url);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'HEAD, OPTIONS']);
  });

  it('bears what its resource wants on every answer', async () => {
    const answers = [
      await call(parts, 'HEAD', { headers: json }, url, { id: 'abc' }),
      await call(parts, 'HEAD', {}, url, { id: 'abc' }),
      await call(parts, 'GET', {}, url),
      await call(parts, 'OPTIONS', {}, url),
      await call(things, 'OPTIONS'),
    ];
    expect(answers.map(({ headers }) => headers.get('parts-version'))).toEqual(['1', '1', '1', '1,2', null]);
  });
});

describe('query parameters', () => {
  it('are converted from the type their schema has', async () => {
    const answer = await call(things, 'GET', {}, 'http://here/api/things?limit=7&hidden=true&tag=a&tag=b');
    expect(await answer.json()).toEqual({ limit: 7, hidden: true, tags: ['a', 'b'] });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  });

  it.each([
    ['limit=0', 'too_small', ['limit']],
    ['limit=ten', 'wrong_type', ['limit']],
    ['limit=1&limit=2', 'wrong_type', ['limit']],
    ['hidden=yes', 'wrong_type', ['hidden']],
    ['tag=a&tag=toolong', 'too_big', ['tag', 1]],
    ['extra=1', 'unknown_parameter', ['extra']],
  ])('%s is refused with an issue that names it', async (search, code, path) => {
    const answer = await call(things, 'GET', {}, `http://here/api/things?${search}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ error: 'Invalid input', issues: [{ in: 'query', code, path }] });
  });
});

describe('JSON bodies', () => {
  it('reach the handler parsed', async () => {
    const answer = await call(things, 'POST', { headers: json, body: '{"name":"oak","kind":"tree"}' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ name: 'oak by ada' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['wrong JSON', '{"name":', 400, 'invalid_input'],
    ['nothing', '', 400, 'invalid_input'],
    ['a wrong type', '{"name":1}', 400, 'invalid_input'],
    ['an unknown member', '{"name":"oak","admin":true}', 400, 'invalid_input'],
    ['a value that is not allowed', '{"name":"oak","kind":"ash"}', 400, 'invalid_input'],
    ['a prototype in disguise', '{"name":"oak","__proto__":{"a":1}}', 400, 'invalid_input'],
    ['too many bytes', `{"name":"oak"${' '.repeat(300)}}`, 413, 'payload_too_large'],
  ])('with %s are refused', async (_what, body, status, code) => {
    const answer = await call(things, 'POST', { headers: json, body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, code });
  });

  it('that lack a member are told so, whatever its type', async () => {
    const answer = await call(things, 'POST', { headers: json, body: '{"size":1}' });
    const issues = ['name', 'kind'].map((member) => ({
      in: 'body',
      path: [member],
      message: 'Required',
      code: 'required',
    }));
    expect(await answer.json()).toMatchObject({ issues });
  });

  it('that are not UTF-8 are refused', async () => {
    const answer = await call(things, 'POST', { headers: json, body: new Uint8Array([0x22, 0xff, 0x22]) });
    expect(answer.status).toBe(400);
  });

  it('that are cut off are no failure of ours', async () => {
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"name":'));
        controller.error(new Error('aborted'));
      },
    });
    const answer = await call(things, 'POST', { headers: json, body: cut, duplex: 'half' });
    expect(answer.status).toBe(400);
  });

  it.each([['text/plain'], ['application/json; charset=latin1'], ['']])('sent as %j answer 415', async (type) => {
    const answer = await call(things, 'POST', {
      headers: { ...json, 'content-type': type },
      body: '{"name":"oak","kind":"tree"}',
    });
    expect(answer.status).toBe(415);
    expect(answer.headers.get('accept')).toBe('application/json');
  });
});

describe('who may call', () => {
  const body = '{"name":"oak","kind":"tree"}';
  const plain = { 'content-type': 'application/json' };

  it.each([
    ['no credential', {}, 401],
    ['a key without the scope', { authorization: 'Bearer none' }, 403],
    ['a key with the scope', { authorization: 'Bearer full' }, 201],
    ['a cookie from our page', { cookie: 'session=1', origin: 'http://here' }, 201],
    ['a cookie from another site', { cookie: 'session=1', origin: 'http://there' }, 403],
    ['a cookie, cross-site by Sec-Fetch-Site', { cookie: 'session=1', 'sec-fetch-site': 'cross-site' }, 403],
    ['a key from another site', { authorization: 'Bearer full', origin: 'http://there' }, 201],
  ])('%s', async (_who, headers: Record<string, string>, status) => {
    const answer = await call(things, 'POST', { headers: { ...plain, ...headers }, body });
    expect(answer.status).toBe(status);
  });

  it('is asked before the body is looked at', async () => {
    const answer = await call(things, 'POST', { headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(500) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('methods', () => {
  it('that no operation has answer 405 with Allow and a problem', async () => {
    const answer = await call(things, 'DELETE');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('HEAD is GET without its body', async () => {
    const answer = await call(things, 'HEAD');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('OPTIONS answers 204 with Allow', async () => {
    const answer = await call(things, 'OPTIONS');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
  });
});

describe('answers', () => {
  it('of a catch-all know the joined path', async () => {
    const answer = await call(thing, 'GET', {}, 'http://here/api/things/a/b', { path: ['a', 'b'] });
    expect(await answer.json()).toEqual({ path: 'a/b' });
  });

  it.each([
    ['text/plain', 'text/plain; charset=utf-8'],
    ['application/json;q=0.1, text/*', 'text/plain; charset=utf-8'],
    ['*/*', 'application/json'],
  ])('Accept: %s gives %s', async (accept, type) => {
    const answer = await call(thing, 'GET', { headers: { accept } }, 'http://here/api/things/a', { path: ['a'] });
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('vary')).toBe('Accept');
  });

  it('that cannot be what Accept wants are 406', async () => {
    const answer = await call(thing, 'GET', { headers: { accept: 'image/png' } }, 'http://here/api/things/a', {
      path: ['a'],
    });
    expect(answer.status).toBe(406);
  });

  it.each(['"1"', 'W/"1"', '"0", "1"', '*'])('If-None-Match: %s gives 304', async (tag) => {
    const answer = await call(thing, 'GET', { headers: { 'if-none-match': tag } }, 'http://here/api/things/a', {
      path: ['a'],
    });
    expect([answer.status, answer.headers.get('etag')]).toEqual([304, '"1"']);
  });

  it('of a deprecated operation say so', async () => {
    const answer = await call(thing, 'GET', {}, 'http://here/api/things/a', { path: ['a'] });
    expect(answer.headers.get('deprecation')).toBe('@1767225600');
    expect(answer.headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
  });

  it('without a body have none', async () => {
    const answer = await call(
      resource([putBytes, async ({ body }) => (await new Response(body).text(), { status: 204 })]),
      'PUT',
      {
        body: 'abc',
        headers: { 'content-type': 'application/x-anything' },
      },
    );
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });
});

describe('failures', () => {
  it('thrown on purpose become their problem', async () => {
    const answer = await call(things, 'POST', {
      headers: { ...json, 'x-request-id': 'abc-1' },
      body: '{"name":"taken","kind":"tree"}',
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Thing taken',
      status: 409,
      detail: 'Choose another name.',
      code: 'thing_taken',
      requestId: 'abc-1',
      error: 'Thing taken',
    });
  });

  it.each([
    [{ status: 202 }, 'putBytes answered 202 and broke its contract: it lists 204.'],
    [
      { status: 204, type: 'text/plain' },
      'putBytes answered 204 and broke its contract: it lists no body, not text/plain.',
    ],
  ])('that come from an answer nobody listed say what is listed: %o', async (reply, words) => {
    const wrong = resource([putBytes, () => reply as { status: 204 }]);
    const answer = await call(wrong, 'PUT', { body: 'abc', headers: { 'content-type': 'application/x-anything' } });
    expect(answer.status).toBe(500);
    expect(outcomes.at(-1)?.error).toMatchObject({
      message: `${words} Answer what the operation lists, or list what it answers.`,
    });
  });

  it.each(['crash', 'leak'])(
    'nobody expected (%s) answer 500 without detail, and are logged with the request id',
    async (name) => {
      const answer = await call(things, 'POST', { headers: json, body: JSON.stringify({ name, kind: 'tree' }) });
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(text).not.toMatch(/secret/);
      const last = outcomes.at(-1);
      expect(last).toMatchObject({
        status: 500,
        error: expect.any(Error),
        exchange: { requestId: answer.headers.get('x-request-id') },
      });
    },
  );

  it('before any operation are problems too', async () => {
    const answer = refuse('not_found', null);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: 'Not found' });
  });

  it('a malformed request id is replaced', async () => {
    const answer = await call(things, 'GET', { headers: { 'x-request-id': 'a b' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});
