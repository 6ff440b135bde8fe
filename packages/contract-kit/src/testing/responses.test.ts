import { describe, expect, it } from 'vitest';

import { createResponseCheck, type Description } from './responses.ts';

const problem = { $ref: '#/components/responses/NotFound' };
const description = {
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        responses: {
          200: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            headers: { ETag: { required: true } },
          },
          404: problem,
        },
      },
      delete: { operationId: 'deleteThing', responses: { 204: {}, 404: problem } },
    },
    '/files/{path}': {
      get: { operationId: 'getFile', responses: { 200: { content: { '*/*': { schema: { type: 'string' } } } } } },
    },
  },
  components: {
    responses: {
      NotFound: {
        content: {
          'application/problem+json': { schema: { type: 'object' }, examples: { thing_not_found: {} } },
        },
      },
    },
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', maxLength: 5 }, of: { type: 'object', properties: { size: {} } } },
      },
    },
  },
} satisfies Description;

const common = { 'cache-control': 'no-store', 'x-request-id': 'r1' };
const json = { ...common, 'content-type': 'application/json', etag: '"1"' };

function check(method: string, path: string, init: ResponseInit, body = ''): ReadonlySet<string> {
  const { check: checkOne, seen } = createResponseCheck(description);
  checkOne(method, path, new Response(null, init), body);
  return seen;
}

describe('createResponseCheck', () => {
  it('notes what it saw, and knows what there is', () => {
    expect([...check('GET', '/things/a', { status: 200, headers: json }, '{"name":"a"}')]).toEqual(['getThing 200']);
    expect([...createResponseCheck(description).documented].toSorted()).toEqual([
      'deleteThing 204',
      'deleteThing 404',
      'getFile 200',
      'getThing 200',
      'getThing 404',
    ]);
  });

  it.each([
    ['a value that breaks the schema', '{"name":"too long"}', /must NOT have more than 5/],
    ['a missing member', '{}', /must have required property 'name'/],
    ['a member more than the document has', '{"name":"a","secret":1}', /must NOT have additional properties/],
    ['a member more further in', '{"name":"a","of":{"secret":1}}', /must NOT have additional properties/],
  ])('refuses %s', (_what, body, message) => {
    expect(() => check('GET', '/things/a', { status: 200, headers: json }, body)).toThrow(message);
  });

  it.each([
    ['an undocumented status', 'GET', '/things/a', { status: 418, headers: json }, 'getThing 418 is not documented'],
    ['an undocumented path', 'GET', '/other', { status: 200, headers: json }, 'is not in the document'],
    ['another media type', 'GET', '/things/a', { status: 200, headers: { ...json, 'content-type': 'text/plain' } }, ''],
    ['a lacking header', 'GET', '/things/a', { status: 200, headers: { ...json, etag: '' } }, ''],
    ['no Cache-Control', 'DELETE', '/things/a', { status: 204, headers: { 'x-request-id': 'r' } }, 'no Cache-Control'],
    ['no request id', 'DELETE', '/things/a', { status: 204, headers: { 'cache-control': 'no-store' } }, 'X-Request-Id'],
    ['a 405 without Allow', 'PUT', '/things/a', { status: 405, headers: common }, 'has no Allow'],
  ])('refuses %s', (_what, method, path, init, message) => {
    const headers = Object.entries(init.headers).filter(([, value]) => value !== '');
    expect(() => check(method, path, { ...init, headers }, '{"name":"a"}')).toThrow(message);
  });

  it('refuses a body where none is documented', () => {
    expect(() => check('DELETE', '/things/a', { status: 204, headers: common }, 'gone')).toThrow('without a body');
    expect(() => check('HEAD', '/things/a', { status: 200, headers: json }, 'a')).toThrow('with a body');
  });

  it('takes the bytes of a file for bytes, whatever they are', () => {
    expect([...check('GET', '/files/a/b.json', { status: 200, headers: json }, 'no json')]).toEqual(['getFile 200']);
  });

  it.each([
    [
      'a code that the document does not list',
      { code: 'user_not_found', status: 404, requestId: 'r1' },
      'bears the code',
    ],
    ['another status in the body', { code: 'thing_not_found', status: 400, requestId: 'r1' }, 'says 400'],
    ['another request id in the body', { code: 'thing_not_found', status: 404, requestId: 'r2' }, 'another request id'],
  ])('refuses a problem with %s', (_what, body, message) => {
    const init = { status: 404, headers: { ...common, 'content-type': 'application/problem+json' } };
    expect(() => check('GET', '/things/a', init, JSON.stringify(body))).toThrow(message);
  });
});
