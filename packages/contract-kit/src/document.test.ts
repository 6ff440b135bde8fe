import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { Bytes, events, lines } from './streams.ts';
import { createDocument, type DocumentInfo } from './document.ts';
import { defineContract } from './contract.ts';
import type { AnyOperation } from './operation.ts';
import { page, pageQuery } from './page.ts';

const contract = defineContract({
  problems: {
    thing_not_found: { status: 404, title: 'Thing not found' },
    name_taken: { status: 409, title: 'Name taken' },
  },
  security: {
    cookie: { type: 'apiKey', in: 'cookie', name: 'sid', description: 'A cookie.' },
    key: { type: 'http', scheme: 'bearer', description: 'A key.' },
  },
  scopes: ['things:read', 'things:write'],
});
const { operation } = contract;

const info: DocumentInfo = {
  title: 'Things',
  version: '1.0.0',
  summary: 'Things.',
  description: 'Things.',
  license: { name: 'MIT', identifier: 'MIT' },
  servers: [{ url: '/api', description: 'Here.' }],
  tags: [{ name: 'Things', description: 'Things.' }],
};

const ThingId = z.string().max(10).meta({ id: 'ThingId', description: 'An id.', example: 'thing-1' });
const Thing = z
  .object({ id: ThingId, parent: ThingId.nullable(), name: z.string().max(20).meta({ example: 'spoon' }) })
  .meta({ id: 'Thing', description: 'A thing.' });

const base = { tags: ['Things'], summary: 'Do it', auth: 'public' } as const;
const getThing = operation({
  ...base,
  operationId: 'getThing',
  method: 'GET',
  path: '/things/{id}',
  auth: ['cookie', 'key'],
  scope: 'things:read',
  params: z.object({ id: ThingId }),
  headers: z.object({ 'if-none-match': z.string().max(100).optional() }),
  responses: { 200: Thing },
  errors: ['thing_not_found'],
});

/** As a reader of the file gets it. */
function describeAll(...operations: AnyOperation[]) {
  return JSON.parse(JSON.stringify(createDocument(contract, operations, info)));
}

describe('operations', () => {
  const { paths, openapi, servers, components } = describeAll(getThing);
  const written = paths['/things/{id}'].get;

  test('are written under their path and method', () => {
    expect(openapi).toBe('3.1.1');
    expect(servers).toEqual([{ url: '/api', description: 'Here.' }]);
    expect(written).toMatchObject({ operationId: 'getThing', tags: ['Things'], summary: 'Do it' });
  });

  test('name their credentials, and the scope that a key needs', () => {
    expect(written.security).toEqual([{ cookie: [] }, { key: ['things:read'] }]);
    expect(written.description).toBe('A key needs the scope `things:read`.');
    expect(components.securitySchemes.cookie.name).toBe('sid');
  });

  test('say when they are public', () => {
    const open = operation({
      ...base,
      operationId: 'open',
      method: 'GET',
      path: '/',
      responses: { 204: { description: 'Yes.' } },
    });
    expect(describeAll(open).paths['/'].get.security).toEqual([]);
  });

  test('say when a credential may be left out', () => {
    const shared = operation({
      ...base,
      operationId: 'shared',
      method: 'GET',
      path: '/shared',
      auth: ['cookie', 'anonymous'],
      responses: { 204: { description: 'Yes.' } },
    });
    const { security, responses } = describeAll(shared).paths['/shared'].get;
    expect(security).toEqual([{ cookie: [] }, {}]);
    expect(Object.keys(responses)).not.toContain('401');
  });

  test('are marked when they are deprecated', () => {
    const old = operation({
      ...base,
      operationId: 'old',
      method: 'GET',
      path: '/old',
      responses: { 204: { description: 'Yes.' } },
      deprecated: { since: '2026-01-01', sunset: '2027-01-01' },
    });
    const described = describeAll(old).paths['/old'].get;
    expect(described.deprecated).toBe(true);
    expect(described.description).toContain('2027-01-01');
  });

  test('cannot share an operationId or a place', () => {
    const twin = operation({ ...getThing, operationId: 'twin' });
    expect(() => describeAll(getThing, twin)).toThrow('twin (GET /things/{id}) are in one place');
    expect(() => describeAll(getThing, operation({ ...getThing, method: 'PUT' }))).toThrow(
      'getThing is the operationId of',
    );
  });
});

describe('parameters', () => {
  test('come from params, query and headers', () => {
    const list = operation({
      ...base,
      operationId: 'listThings',
      method: 'GET',
      path: '/things',
      query: z.object(pageQuery(10)),
      responses: { 200: page(Thing) },
    });
    const { paths } = describeAll(getThing, list);
    expect(paths['/things/{id}'].get.parameters).toEqual([
      {
        name: 'id',
        in: 'path',
        required: true,
        description: 'An id.',
        schema: { $ref: '#/components/schemas/ThingId' },
      },
      { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string', maxLength: 100 } },
    ]);
    expect(paths['/things'].get.parameters[0]).toEqual({
      name: 'limit',
      in: 'query',
      required: false,
      description: 'How many items at most.',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 10, example: 10 },
    });
  });

  test('that catch all become plain ones, with a note on encoding', () => {
    const download = operation({
      ...base,
      operationId: 'download',
      method: 'GET',
      path: '/files/{path...}',
      params: z.object({ path: z.string().max(100).meta({ description: 'A path.' }) }),
      responses: { 200: { description: 'The bytes.', content: { '*/*': Bytes } } },
    });
    const [parameter] = describeAll(download).paths['/files/{path}'].get.parameters;
    expect(parameter.name).toBe('path');
    expect(parameter.description).toBe('A path. Slashes separate its segments; percent-encode each segment by itself.');
  });
});

describe('bodies', () => {
  const create = operation({
    ...base,
    operationId: 'createThing',
    method: 'POST',
    path: '/things',
    body: z.strictObject({ name: z.string().max(20).meta({ example: 'spoon' }) }),
    responses: {
      201: {
        description: 'Made.',
        headers: z.object({ etag: z.string().max(10).meta({ description: 'Its tag.' }) }),
        content: { 'application/json': Thing },
      },
    },
    errors: ['name_taken'],
  });

  test('are required, closed and shown by an example', () => {
    const { requestBody } = describeAll(create).paths['/things'].post;
    expect(requestBody.required).toBe(true);
    expect(requestBody.content['application/json']).toEqual({
      schema: {
        type: 'object',
        properties: { name: { type: 'string', maxLength: 20, example: 'spoon' } },
        required: ['name'],
        additionalProperties: false,
      },
      example: { name: 'spoon' },
    });
  });

  test('may be left out when their schema is optional', () => {
    const restore = operation({
      ...create,
      operationId: 'restore',
      body: { content: { 'application/json': z.strictObject({ name: z.string().max(20) }).optional() } },
    });
    expect(describeAll(restore).paths['/things'].post.requestBody.required).toBe(false);
  });

  test('of forms have their fields and a list of files', () => {
    const upload = operation({
      ...create,
      operationId: 'upload',
      body: {
        content: { 'multipart/form-data': z.strictObject({ folder: z.string().max(20).meta({ example: 'docs' }) }) },
        files: { field: 'file', maxItems: 5, description: 'The files.' },
      },
    });
    const media = describeAll(upload).paths['/things'].post.requestBody.content['multipart/form-data'];
    expect(media.schema).toMatchObject({
      properties: {
        file: { type: 'array', minItems: 1, maxItems: 5, items: { type: 'string', format: 'binary' } },
      },
      required: ['folder', 'file'],
      additionalProperties: false,
    });
    expect(media.example).toEqual({ folder: 'docs', file: ['the bytes'] });
  });

  test('of answers stay open and have their headers', () => {
    const made = describeAll(create).paths['/things'].post.responses['201'];
    expect(made.headers).toEqual({
      ETag: { description: 'Its tag.', schema: { type: 'string', maxLength: 10 }, required: true },
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    });
    expect(made.content['application/json']).toEqual({
      schema: { $ref: '#/components/schemas/Thing' },
      example: { id: 'thing-1', parent: 'thing-1', name: 'spoon' },
    });
  });

  test('of a stream are shown by one line, or one event', () => {
    const content = { 'application/x-ndjson': lines(Thing), 'text/event-stream': events(Thing) };
    const streaming = operation({
      ...base,
      operationId: 'streamThings',
      method: 'GET',
      path: '/things',
      responses: { 200: { description: 'Things.', content } },
    });
    const described = describeAll(streaming).paths['/things'].get.responses[200].content;
    const line = '{"id":"thing-1","parent":"thing-1","name":"spoon"}';
    expect(described['application/x-ndjson'].example).toBe(`${line}\n`);
    expect(described['text/event-stream'].example).toBe(`data: ${line}\n\n`);
  });
});

describe('errors', () => {
  test('are the computed ones, each set described once', () => {
    const { paths, components } = describeAll(getThing);
    const { 200: _ok, ...errors } = paths['/things/{id}'].get.responses;
    expect(errors).toEqual({
      400: { $ref: '#/components/responses/InvalidInput' },
      401: { $ref: '#/components/responses/Unauthorized' },
      403: { $ref: '#/components/responses/Forbidden' },
      404: { $ref: '#/components/responses/ThingNotFound' },
      431: { $ref: '#/components/responses/HeadersTooLarge' },
      500: { $ref: '#/components/responses/InternalError' },
    });
    const { content, headers } = components.responses.ThingNotFound;
    expect(content['application/problem+json'].schema).toEqual({ $ref: '#/components/schemas/Problem' });
    expect(content['application/problem+json'].examples.thing_not_found.value).toMatchObject({
      status: 404,
      title: 'Thing not found',
      error: 'Thing not found',
      code: 'thing_not_found',
    });
    expect(headers['X-Request-Id']).toEqual({ $ref: '#/components/headers/RequestId' });
    expect(components.responses.Unauthorized.headers['WWW-Authenticate']).toBeDefined();
  });

  test('with one status share an answer with an example each', () => {
    const either = operation({ ...getThing, errors: ['thing_not_found', 'not_found'] });
    const examples = describeAll(either).components.responses.NotFoundOrThingNotFound.content;
    expect(Object.keys(examples['application/problem+json'].examples)).toEqual(['not_found', 'thing_not_found']);
  });
});

describe('named schemas', () => {
  const described = (schema: z.ZodType) =>
    describeAll(operation({ ...base, operationId: 'o', method: 'GET', path: '/', responses: { 200: schema } }));
  const memberOf = (schema: z.ZodType) =>
    described(z.object({ member: schema }).meta({ id: 'Holder' })).components.schemas.Holder.properties.member;

  test('are references that may be null', () => {
    expect(memberOf(Thing.nullable())).toEqual({ oneOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'null' }] });
    expect(memberOf(ThingId.nullable().meta({ description: 'Or none.' }))).toEqual({
      description: 'Or none.',
      oneOf: [{ $ref: '#/components/schemas/ThingId' }, { type: 'null' }],
    });
  });

  test('stay references when something is said beside them', () => {
    expect(memberOf(ThingId.meta({ description: 'Another.' }))).toEqual({
      $ref: '#/components/schemas/ThingId',
      description: 'Another.',
    });
    expect(memberOf(ThingId.optional().meta({ description: 'Perhaps.' }))).toEqual({
      $ref: '#/components/schemas/ThingId',
      description: 'Perhaps.',
    });
  });

  test('are described as they are, even when first met in disguise', () => {
    const { schemas } = described(
      z.object({ first: ThingId.nullable(), second: ThingId.meta({ example: 'x' }) }),
    ).components;
    expect(schemas.ThingId).toEqual({ type: 'string', maxLength: 10, description: 'An id.', example: 'thing-1' });
  });

  test('are written out when something about them changes', () => {
    const narrow = { type: 'string', minLength: 3, maxLength: 10, description: 'An id.', example: 'thing-1' };
    expect(memberOf(ThingId.min(3))).toEqual(narrow);
    expect(memberOf(ThingId.min(3).nullable())).toEqual({ ...narrow, type: ['string', 'null'] });
  });

  test('cannot share an id', () => {
    const other = z.string().max(3).meta({ id: 'ThingId' });
    expect(() => described(z.object({ a: ThingId, b: other }))).toThrow('Two schemas have the id ThingId');
  });

  test('have the formats and patterns that are enforced', () => {
    expect(memberOf(z.email().max(99))).toEqual({
      type: 'string',
      maxLength: 99,
      format: 'email',
      pattern: expect.stringMatching(/^\^.*@.*\$$/),
    });
    expect(memberOf(z.string().max(9).startsWith('a/').meta({ format: 'password' }))).toEqual({
      type: 'string',
      maxLength: 9,
      format: 'password',
      pattern: '^a\\/.*',
    });
    expect(memberOf(z.array(z.boolean()).length(2))).toMatchObject({ minItems: 2, maxItems: 2 });
    expect(memberOf(z.number().gt(0).max(5).multipleOf(2))).toEqual({
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 5,
      multipleOf: 2,
    });
  });
});
