import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { defineContract } from './contract.ts';
import type { CorsOptions } from './cors.ts';
import { bind, type RouteModule } from './route.ts';

const { operation, problems } = defineContract({
  problems: {},
  security: { key: { type: 'http', scheme: 'bearer', description: 'A key.' } },
  scopes: [],
});
const about = { path: '/things', tags: ['Things'], summary: 'Things', auth: ['key'] } as const;
const listThings = operation({
  ...about,
  operationId: 'listThings',
  method: 'GET',
  responses: { 200: z.array(z.string().max(9)).max(9) },
});
const putThings = operation({
  ...about,
  operationId: 'putThings',
  method: 'PUT',
  headers: z.object({ 'if-match': z.string().optional() }),
  body: z.array(z.string().max(9)).max(9),
  responses: { 204: { description: 'Put.' } },
});

function serve(cors?: CorsOptions) {
  const { resource, refuse } = bind({
    problems,
    authenticate: async ({ request }) =>
      request.headers.has('authorization') ? { actor: 'ada', via: 'token', scopes: 'all' } : null,
    anonymous: () => null,
    signed: () => null,
    cors: () => cors,
  });
  const routes = resource(
    [listThings, ({ context }) => ({ status: 200, body: context ?? [] })],
    [
      putThings,
      ({ body }) => {
        if (body.length > 0) throw new Error('A defect.');
        return { status: 204 };
      },
    ],
  );
  return { routes, refuse };
}

const app = 'https://app.example';
const key = { authorization: 'Bearer key' };
const json = { ...key, 'content-type': 'application/json' };

async function call(routes: RouteModule, method: keyof RouteModule, headers: Record<string, string>, body?: string) {
  const request = new Request('http://here/things', { method, headers, ...(body !== undefined && { body }) });
  return routes[method](request, { params: Promise.resolve({}) });
}

/** What an answer says to browsers. */
function said({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

describe('an answer', () => {
  const { routes } = serve({ origins: [app] });

  it.each([
    ['a success', 'GET', key, undefined, 200],
    ['a 401', 'GET', {}, undefined, 401],
    ['a 400', 'PUT', json, '{}', 400],
    ['a 500', 'PUT', json, '["crash"]', 500],
    ['a 405', 'DELETE', key, undefined, 405],
    ['an answer to HEAD', 'HEAD', key, undefined, 200],
  ] as const)(
    '%s can be read by pages of an allowed origin, and of no other',
    async (_what, method, headers, body, status) => {
      const answer = await call(routes, method, { ...headers, origin: app }, body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(app);
      expect(answer.headers.get('access-control-expose-headers')?.split(', ')).toEqual(
        expect.arrayContaining(['ETag', 'Link', 'Location', 'RateLimit', 'Retry-After', 'X-Request-Id']),
      );
      expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
      for (const origin of ['https://evil.example', 'https://app.example.evil', 'http://app.example', 'null']) {
        expect(said(await call(routes, method, { ...headers, origin }, body))).toEqual({});
      }
    },
  );

  it.each([{}, { origin: app }, { origin: 'https://evil.example' }])('varies by origin: %o', async (headers) => {
    const answer = await call(routes, 'GET', { ...key, ...headers });
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  it('to a request that reached no operation can be read, too', () => {
    const { refuse } = serve({ origins: [app] });
    const answer = refuse('not_found', { method: 'GET', headers: new Headers({ origin: app }) });
    expect(answer.headers.get('access-control-allow-origin')).toBe(app);
    expect(refuse('invalid_input', null).headers.get('vary')).toBe('Origin');
  });
});

describe('a preflight', () => {
  const { routes } = serve({ origins: (origin) => origin.endsWith('.example'), maxAgeSeconds: 60 });
  const asked = { origin: app, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'if-match' };

  it('is told what the path takes', async () => {
    const answer = await call(routes, 'OPTIONS', asked);
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, PUT, HEAD, OPTIONS']);
    const { 'access-control-allow-headers': headers = '', ...rest } = said(answer);
    expect(rest).toEqual({
      'access-control-allow-origin': app,
      'access-control-allow-methods': 'GET, PUT, HEAD',
      'access-control-max-age': '60',
    });
    expect(headers.split(', ')).toEqual(expect.arrayContaining(['authorization', 'content-type', 'if-match']));
  });

  it('is told the headers of the operation it asks about alone', async () => {
    const answer = await call(routes, 'OPTIONS', { ...asked, 'access-control-request-method': 'GET' });
    expect(answer.headers.get('access-control-allow-headers')).not.toContain('if-match');
  });

  it.each([
    ['another origin', { ...asked, origin: 'https://evil.test' }],
    ['nobody', { 'access-control-request-method': 'PUT' }],
  ])('of %s is an OPTIONS as any other', async (_whose, headers) => {
    const answer = await call(routes, 'OPTIONS', headers);
    expect([answer.status, answer.headers.get('vary'), said(answer)]).toEqual([204, 'Origin', {}]);
  });

  it('that asks about no method is none', async () => {
    const answer = await call(routes, 'OPTIONS', { origin: app });
    expect(Object.keys(said(answer))).toEqual(['access-control-allow-origin', 'access-control-expose-headers']);
  });
});

describe('how far it is open', () => {
  it('every origin may be let in', async () => {
    const answer = await call(serve({ origins: ['*'] }).routes, 'GET', { ...key, origin: 'https://any.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('credentials may be let in with named origins alone', async () => {
    const answer = await call(serve({ origins: [app], credentials: true }).routes, 'GET', { ...key, origin: app });
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    const { routes } = serve({ origins: ['*'], credentials: true });
    await expect(call(routes, 'GET', { origin: app })).rejects.toThrow('Name the origins');
  });

  it('is not at all unless somebody says so', async () => {
    const answer = await call(serve().routes, 'GET', { ...key, origin: app });
    expect([said(answer), answer.headers.get('vary')]).toEqual([{}, null]);
  });
});
