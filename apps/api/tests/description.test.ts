import { fileURLToPath } from 'node:url';

import { findGaps } from '@sheaf/contract-kit/testing';
import { operations as contract } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { check, send } from './support/api.ts';
import { description, operations, yaml } from './support/description.ts';

describe('the contract and the routes', () => {
  it('have no operation without a route and no route without an operation', async () => {
    const project = fileURLToPath(new URL('..', import.meta.url));
    expect(await findGaps(contract, project)).toEqual([]);
  });

  it('and the description name the same operations', () => {
    const ids = contract.map(({ operationId }) => operationId);
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(ids.toSorted());
  });
});

describe('the description', () => {
  it.each([
    ['/openapi.yaml', 'application/yaml; charset=utf-8'],
    ['/openapi.json', 'application/json'],
    ['/docs', 'text/html; charset=utf-8'],
  ])('%s is for everybody, and never stale', async (path, type) => {
    const { response } = await send('GET', path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const head = await send('HEAD', path);
    expect([head.response.status, head.bytes.length]).toEqual([200, 0]);
    const post = await send('POST', path, { body: 'a' });
    expect(post.response.status).toBe(405);
    expect(post.response.headers.get('allow')).toContain('GET');
  });

  it('is what every answer in these tests is held to', () => {
    const headers = { 'cache-control': 'no-store', 'x-request-id': 'r1', 'content-type': 'application/json' };
    const see = (status: number, body: object) => () =>
      check('GET', '/hello', new Response(null, { status, headers }), JSON.stringify(body));
    expect(see(200, { message: 'Hello World', more: 1 })).toThrow('must NOT have additional properties');
    expect(see(200, {})).toThrow("must have required property 'message'");
    expect(see(201, { message: 'Hello World' })).toThrow('hello 201 is not documented: add the status');
  });

  it('is what is committed, in YAML and in JSON', async () => {
    expect((await send('GET', '/openapi.yaml')).text).toBe(yaml);
    expect(JSON.parse((await send('GET', '/openapi.json')).text)).toEqual(description);
  });

  it('is shown by a page that may run its own script and reach nobody else', async () => {
    const { response, text } = await send('GET', '/docs');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[\w+/]{43}='/);
    expect(policy).toContain("connect-src 'self'");
    expect(text).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="?(https?:)?\/\//);
    for (const { operationId } of operations) expect(text).toContain(operationId);
  });
});
