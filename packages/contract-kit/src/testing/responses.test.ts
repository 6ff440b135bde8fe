import { describe, expect, it } from 'vitest';

import type { Description } from './description.ts';
import { createResponseCheck } from './responses.ts';

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
    '/parts/{id}': {
      head: {
        operationId: 'getPart',
        responses: { 200: { headers: { 'Upload-Offset': { required: true } } }, 404: problem },
      },
    },
    '/lines': {
      get: {
        operationId: 'listLines',
        responses: {
          200: {
            content: {
              'application/x-ndjson': {
                schema: { type: 'string', contentSchema: { $ref: '#/components/schemas/Thing' } },
              },
            },
          },
        },
      },
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
      Problem: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
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

function check(method: string, path: string, init: ResponseInit, body = '') {
  return createResponseCheck(description)(method, path, new Response(null, init), body);
}

describe('createResponseCheck', () => {
  it('holds each line to the schema of lines', () => {
    const headers = { ...common, 'content-type': 'application/x-ndjson' };
    const send = (body: string) => check('GET', '/lines', { status: 200, headers }, body);
    expect(send('{"name":"a"}\n{"name":"b"}\n')).toEqual({ operationId: 'listLines', status: 200 });
    expect(() => send('{"name":"a"}\n{"name":5}\n')).toThrow('must be string');
  });

  it('says what it saw', () => {
    const thing = check('GET', '/things/a', { status: 200, headers: json }, '{"name":"a"}');
    expect(thing).toEqual({ operationId: 'getThing', status: 200 });
    const body = JSON.stringify({ code: 'thing_not_found', status: 404, requestId: 'r1' });
    const init = { status: 404, headers: { ...common, 'content-type': 'application/problem+json' } };
    expect(check('DELETE', '/things/a', init, body)).toEqual({
      operationId: 'deleteThing',
      status: 404,
      code: 'thing_not_found',
    });
  });

  it('sees a HEAD that the document lists, by its status and headers', () => {
    const offset = { ...common, 'upload-offset': '1' };
    expect(check('HEAD', '/parts/a', { status: 200, headers: offset })).toEqual({
      operationId: 'getPart',
      status: 200,
    });
    expect(check('HEAD', '/parts/a', { status: 404, headers: common })).toEqual({
      operationId: 'getPart',
      status: 404,
      code: 'thing_not_found',
    });
    expect(() => check('HEAD', '/parts/a', { status: 200, headers: common })).toThrow('header Upload-Offset');
    expect(() => check('HEAD', '/parts/a', { status: 409, headers: common })).toThrow('getPart 409 is not documented');
  });

  it('looks at what is only implied, and counts it for nothing', () => {
    expect(check('HEAD', '/things/a', { status: 200, headers: json })).toBeUndefined();
    expect(check('OPTIONS', '/things/a', { status: 204, headers: { ...common, allow: 'GET' } })).toBeUndefined();
    expect(check('GET', '/things/a', { status: 431, headers: common }, '{"code":"a"}')).toBeUndefined();
    expect(() => check('GET', '/things/a', { status: 431, headers: common }, '{}')).toThrow("property 'code'");
    expect(check('GET', '/other', { status: 404, headers: common }, '{"code":"a"}')).toBeUndefined();
    expect(() => check('GET', '/other', { status: 404, headers: common }, '{}')).toThrow("property 'code'");
    expect(() => check('OPTIONS', '/things/a', { status: 204, headers: common })).toThrow('has no Allow');
    expect(() => check('HEAD', '/things/a', { status: 200, headers: common })).toThrow('header ETag');
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
    const seen = check('GET', '/files/a/b.json', { status: 200, headers: json }, 'no json');
    expect(seen).toEqual({ operationId: 'getFile', status: 200 });
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
