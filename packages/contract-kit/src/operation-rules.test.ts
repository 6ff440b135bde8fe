import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { defineContract } from './contract.ts';
import type { AnyOperation } from './operation.ts';
import { assertOperation, assertResource, conflictsOf } from './operation-rules.ts';
import { Bytes } from './streams.ts';

const contract = defineContract({
  problems: {
    thing_not_found: { status: 404, title: 'Thing not found' },
    thing_asleep: { status: 503, title: 'Thing asleep' },
  },
  security: {
    cookie: { type: 'apiKey', in: 'cookie', name: 'sid', description: 'A cookie.' },
    key: { type: 'http', scheme: 'bearer', description: 'A key.' },
  },
  scopes: ['things:write'],
});

const Thing = z.object({ name: z.string().max(20) });
const text = z.string().max(100);
const etag = z.object({ etag: text });
const done = { description: 'Done.' };
const json = { 'application/json': Thing };

/** Keeps every rule, and the answers a kit must allow. */
const getThing: AnyOperation = {
  operationId: 'getThing',
  method: 'GET',
  path: '/things/{id}/parts/{path...}',
  tags: ['Things'],
  summary: 'Get it',
  auth: ['key'],
  scope: 'things:write',
  params: z.object({ id: text, path: text }),
  headers: z.object({ 'if-none-match': text.optional(), range: text.optional() }),
  responses: {
    200: { description: 'It.', headers: etag, content: { ...json, 'text/plain': text } },
    206: { description: 'Some of it.', content: { ...json, 'text/plain': text } },
    304: { description: 'Unchanged.', headers: etag },
    307: { description: 'Elsewhere.', headers: z.object({ location: text }) },
    503: { description: 'It is ill.', content: json },
  },
  errors: ['thing_not_found', 'range_not_satisfiable', 'precondition_failed'],
  deprecated: { since: '2026-01-01', sunset: '2027-01-01' },
};
const putThing: AnyOperation = {
  ...getThing,
  operationId: 'putThing',
  method: 'PUT',
  headers: z.object({ 'if-match': text.optional() }),
  precondition: 'required',
  body: { content: { '*/*': Bytes } },
  maxBytes: null,
  responses: { 201: Thing, 204: done },
  errors: ['thing_not_found', 'precondition_failed'],
};

const postThing: AnyOperation = {
  ...putThing,
  operationId: 'postThing',
  method: 'POST',
  body: Thing,
  idempotency: 'replay',
};

test.each([getThing, putThing, postThing])('what keeps the rules is left as it is: $operationId', (operation) => {
  expect(() => assertOperation(operation, contract)).not.toThrow();
});

test('an operation is refused when it is defined, with a line for each rule it breaks', () => {
  const broken = () =>
    contract.operation({
      operationId: 'openThing',
      method: 'GET',
      path: '/things/{id}',
      tags: ['Things'],
      summary: 'Open it',
      auth: 'public',
      scope: 'things:write',
      params: z.object({ name: text }),
      responses: { 200: Thing },
    });
  expect(broken).toThrow(TypeError);
  expect(broken).toThrow(
    'openThing: the path /things/{id} names [id] but params has [name]. Make them the same.\n' +
      'openThing: anybody may call it, so nobody is asked for the scope things:write. ' +
      'Take the scope away, or name credentials in auth.',
  );
});

test.each([302, 600, 404.5])('a problem is refused when its status is no error: %s', (status) => {
  const broken = () => defineContract({ problems: { gone: { status, title: 'Gone' } }, security: {}, scopes: [] });
  expect(broken).toThrow(`The problem "gone" has the status ${status}, which is no error. Give it one of 400 to 599.`);
});

describe('the request', () => {
  test.each<[string, Change, string]>([
    ['a path without its slash', { path: 'things', params: undefined }, 'the path things is none. Write it as'],
    ['a path with a slash too many', { path: '/things/', params: undefined }, 'no slash at the end'],
    ['half a parameter', { path: '/things/{id}.json', params: z.object({ id: text }) }, 'a word or one parameter'],
    ['a catch-all in the middle', { path: '/{path...}/x', params: z.object({ path: text }) }, '"{rest...}" last'],
    ['a parameter twice', { path: '/{id}/{id}', params: z.object({ id: text }) }, 'names {id} twice'],
    ['params without a path', { path: '/things' }, 'names [] but params has [id, path]. Make them the same.'],
    ['a path without params', { params: undefined }, 'names [id, path] but params has []'],
    ['a scope for anybody', { auth: 'public' }, 'Take the scope away, or name credentials in auth.'],
    ['a GET with a body', { body: Thing }, 'a GET takes no body. Use query parameters, or another method.'],
    ['a bound without a body', { maxBytes: 10 }, 'maxBytes bounds a body, and it takes none.'],
    ['an upper-case header', { headers: z.object({ 'X-Thing': text }) }, 'Write "x-thing"; the description spells'],
  ])('%s', (_what, change, message) => refused({ ...getThing, ...change }, message));

  test.each<[string, Change, string]>([
    ['a form without files', { body: { content: { 'multipart/form-data': Thing } } }, 'A form names the field'],
    [
      'files without a form',
      { body: { content: json, files: { field: 'file', maxItems: 1, description: 'Files.' } } },
      'lists "multipart/form-data" or "files" without the other',
    ],
    [
      'a type with parameters',
      { body: { content: { 'text/plain; charset=utf-8': text } } },
      'the body lists the media',
    ],
    [
      'any type beside one',
      { body: { content: { '*/*': Bytes, ...json } } },
      'the body lists "*/*" beside other types',
    ],
    ['a precondition that is not read', { headers: undefined }, 'a precondition that its handler never sees'],
  ])('%s', (_what, change, message) => refused({ ...putThing, ...change }, message));
});

describe('a key that makes it safe to repeat', () => {
  test.each([
    ['is of no use to what is safe anyway', { method: 'PUT' }, 'a PUT can be sent again as it is'],
    ['belongs to a caller', { auth: 'public', scope: undefined }, 'a key belongs to a caller'],
    ['does not go with bytes that come', { body: putThing.body }, 'it streams'],
    ['does not go with bytes that go', { responses: { 200: { ...done, content: { '*/*': Bytes } } } }, 'it streams'],
  ] as const)('%s', (_what, change, message) => refused({ ...postThing, ...change }, message));
});

describe('the answers', () => {
  const ok = getThing.responses[200] ?? Thing;
  const unchanged = getThing.responses[304] ?? Thing;

  test.each<[string, AnyOperation['responses'], string]>([
    ['none', {}, 'it lists no answer'],
    ['an interim status', { 200: Thing, 103: done }, 'no handler can answer 103. List final statuses, 200 to 599.'],
    ['no status', { 200: Thing, 600: done }, 'no handler can answer 600'],
    ['an error of the client', { 200: Thing, 404: Thing }, '404 is an error. Take it out of "responses"'],
    ['an error of the server', { 200: Thing, 500: Thing }, 'name its problem codes in "errors"'],
    ['a failure without a body', { 200: Thing, 503: done }, 'the 503 has no body to say what failed'],
    ['a problem', { 502: { ...done, content: { 'application/problem+json': Thing } } }, 'the 502 is a problem.'],
    ['a body where there is none', { 204: Thing }, 'a 204 has no body. Give it a description instead of a schema'],
    ['a redirect to nowhere', { 303: done }, 'the 303 redirects to nowhere. Give it the header "location".'],
    [
      'a 304 for nothing',
      { 200: Thing, 304: unchanged },
      'needs the header "etag" on the 200 and on the 304; the 200 has',
    ],
    ['a 304 without a tag', { 200: ok, 304: done }, 'the 304 has none. Add it, or take the 304 away.'],
    ['a 304 alone', { 304: unchanged }, 'the 200 has none'],
    [
      'an upper-case header',
      { 204: { ...done, headers: z.object({ ETag: text }) } },
      'the 204 lists the header "ETag"',
    ],
    ['an upper-case type', { 200: { ...done, content: { 'Text/Plain': text } } }, 'Write one type in lower case'],
    ['a range of types', { 200: { ...done, content: { 'image/*': Bytes } } }, 'lists the media type "image/*"'],
    [
      'any type beside one',
      { 200: { ...done, content: { ...json, '*/*': Bytes } } },
      'List it alone, or take it away.',
    ],
    ['types that differ by status', { 200: ok, 201: Thing }, 'the 200 offers application/json, text/plain and the 201'],
    [
      'types in another order',
      { 200: ok, 201: { ...done, content: { 'text/plain': text, ...json } } },
      'Offer the same, in the same order, so that Accept means one thing.',
    ],
  ])('%s', (_what, responses, message) => refused({ ...getThing, responses }, message));

  test('a HEAD with a body, either way', () => {
    refused({ ...putThing, method: 'HEAD' }, 'a HEAD takes no body.');
    refused({ ...putThing, method: 'HEAD' }, 'the 201 answers a HEAD, which has no body. Give it headers');
  });

  test('a 304 or a 206 that nobody can ask for', () => {
    refused({ ...getThing, headers: undefined }, 'Add "range" to headers, or take the 206 away.');
    refused({ ...getThing, headers: undefined }, 'Add "if-none-match" to headers, or take the 304 away.');
    refused({ ...putThing, responses: { 304: unchanged } }, 'a PUT answers no 304.');
  });
});

describe('the errors', () => {
  test.each<[string, Change, string]>([
    ['unknown', { errors: ['thing_lost'] }, 'there is no problem "thing_lost". Add it to the contract'],
    ['listed twice', { errors: ['thing_not_found', 'thing_not_found'] }, '"thing_not_found" is in errors twice.'],
    ['implied by every operation', { errors: ['invalid_input'] }, '"invalid_input" follows from its shape.'],
    ['implied by its scope', { errors: ['forbidden'] }, '"forbidden" follows from its shape. Take it out of errors.'],
    ['implied by its types', { errors: ['not_acceptable'] }, '"not_acceptable" follows from its shape.'],
    ['of the connection', { errors: ['method_not_allowed'] }, 'answered where there is no operation'],
    ['of a body that is none', { errors: ['unsupported_media_type'] }, 'takes a body that names its media types'],
    ['of a precondition that is none', { errors: ['precondition_required'] }, 'it takes precondition: "required"'],
    ['of a header that is none', { headers: undefined }, '"precondition_failed" can never be answered'],
    ['of a range that is none', { headers: undefined }, '"range_not_satisfiable" can never be answered'],
    ['with the status of an answer', { errors: ['thing_asleep'] }, '503 is an answer of its own and the status of'],
    ['implied with the status of an answer', { timeoutMs: 100 }, 'the status of "unavailable". Keep one of them.'],
  ])('%s', (_what, change, message) => refused({ ...getThing, ...change }, message));

  test('of one type are never about types', () => {
    const errors = ['not_acceptable'];
    refused({ ...getThing, responses: { 200: Thing }, errors }, '"not_acceptable" can never be answered');
  });

  test.each(['2027-01-01', 'soon'])('a sunset before the deprecation, or none: %s', (since) => {
    const deprecated = { since, sunset: '2026-12-31' };
    refused({ ...getThing, deprecated }, `deprecated since "${since}" and gone from "2026-12-31" on. Write RFC 3339`);
  });
});

describe('operations beside each other', () => {
  const listThings: AnyOperation = { ...getThing, operationId: 'listThings', path: '/things' };

  test('may share a path, and a parameter’s name', () => {
    expect(conflictsOf([getThing, putThing, listThings])).toEqual([]);
    expect(() => assertResource([getThing, putThing])).not.toThrow();
  });

  test('have an id each', () => {
    expect(conflictsOf([listThings, { ...listThings, method: 'POST' }])).toEqual([
      'listThings is the operationId of GET /things and POST /things: give each operation its own.',
    ]);
  });

  test('have a place each, whatever its parameters are called', () => {
    const one = { ...getThing, operationId: 'one', path: '/things/{id}' };
    expect(conflictsOf([one, { ...one, operationId: 'two' }])).toEqual([
      'one (GET /things/{id}) and two (GET /things/{id}) are in one place: give each operation its own path or method.',
    ]);
    expect(conflictsOf([one, { ...one, operationId: 'two', path: '/things/{id...}' }])[0]).toMatch(/in one place/);
    expect(conflictsOf([one, { ...one, operationId: 'two', path: '/things/{name}/parts' }])).toEqual([
      'one and two call the parameter after /things/ {id} and {name}: give it one name.',
    ]);
  });

  test('leave HEAD to GET where there is one', () => {
    const headThing: AnyOperation = { ...putThing, operationId: 'headThing', method: 'HEAD' };
    expect(() => assertResource([headThing, putThing])).not.toThrow();
    expect(() => assertResource([getThing, headThing])).toThrow('HEAD follows from GET. Take headThing away.');
  });

  test('have a method each in a route file, and one path', () => {
    expect(() => assertResource([getThing, { ...getThing, operationId: 'findThing' }])).toThrow(
      'resource() is given getThing and findThing, both GET: a route file serves one operation a method.',
    );
    expect(() => assertResource([getThing, { ...listThings, method: 'POST' }])).toThrow(
      'listThings (/things): a route file answers one path. Give each path a route.ts of its own.',
    );
  });
});

/** Members of an operation, some taken away. */
type Change = { readonly [Member in keyof AnyOperation]?: AnyOperation[Member] | undefined };

function refused(change: Change, message: string): void {
  const operation = change as AnyOperation;
  expect(() => assertOperation(operation, contract)).toThrow(TypeError);
  expect(() => assertOperation(operation, contract)).toThrow(message);
  expect(() => assertOperation(operation, contract)).toThrow(`${operation.operationId}: `);
}
