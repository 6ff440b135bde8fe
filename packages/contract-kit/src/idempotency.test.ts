import { createHash } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { defineContract } from './contract.ts';
import { createIdempotencyMemory, type IdempotencyStore, type Recorded } from './idempotency.ts';
import { parseMultipart } from './multipart.ts';
import { ProblemError } from './problem.ts';
import { bind, type RouteModule } from './route.ts';

const { operation, problems } = defineContract({
  problems: { refused: { status: 409, title: 'Refused' } },
  security: { key: { type: 'http', scheme: 'bearer', description: 'A key.' } },
  scopes: [],
});

const about = { method: 'POST', tags: ['Things'], summary: 'Things', auth: ['key'] } as const;
const Thing = z.object({ id: z.string(), text: z.string() });
const createThing = operation({
  ...about,
  operationId: 'createThing',
  path: '/things',
  body: z.strictObject({ text: z.string() }),
  responses: { 201: { description: 'It.', content: { 'application/json': Thing } } },
  headers: z.object({ size: z.int().optional() }),
  errors: ['refused'],
  idempotency: 'replay',
});
const createSecret = operation({
  ...about,
  operationId: 'createSecret',
  path: '/secrets',
  responses: { 201: Thing },
  idempotency: 'secret',
});
const inviteSomebody = operation({
  ...about,
  operationId: 'inviteSomebody',
  path: '/invitations',
  body: z.strictObject({ text: z.string() }),
  responses: { 201: z.object({ ...Thing.shape, token: z.string().nullable() }) },
  idempotency: { secretIn: 'token' },
});
const sendForm = operation({
  ...about,
  operationId: 'sendForm',
  path: '/forms',
  body: {
    content: { 'multipart/form-data': z.object({ folder: z.string() }) },
    files: { field: 'file', maxItems: 9, description: 'Files.' },
  },
  maxBytes: null,
  responses: { 201: Thing },
  idempotency: 'replay',
});

/** What the handlers have made. */
let made: string[] = [];
let gate: Promise<void> = Promise.resolve();
beforeEach(() => {
  made = [];
  gate = Promise.resolve();
});

function make(text: string): { id: string; text: string } {
  made.push(text);
  return { id: `id${made.length}`, text };
}

function serve(store: IdempotencyStore<unknown> = createIdempotencyMemory()): Record<string, RouteModule> {
  const { resource } = bind<string, null, null>({
    problems,
    authenticate: async ({ request }) => {
      const actor = request.headers.get('authorization');
      return actor === null ? null : { actor, via: 'token', scopes: 'all' };
    },
    anonymous: () => null,
    signed: () => null,
    multipart: parseMultipart,
    hash: (algorithm) => createHash(algorithm.replace('-', '')),
    idempotency: { store, callerOf: (actor) => actor },
  });
  return {
    '/things': resource([
      createThing,
      async ({ body }) => {
        await gate;
        if (body.text === 'refuse' && made.length === 0) throw new ProblemError('refused');
        if (body.text === 'crash' && made.length === 0) throw new Error('A defect.');
        return { status: 201, body: make(body.text) };
      },
    ]),
    '/secrets': resource([createSecret, () => ({ status: 201, body: make('secret') })]),
    '/invitations': resource([
      inviteSomebody,
      ({ body }) => ({ status: 201, body: { ...make('somebody'), token: body.text || null } }),
    ]),
    '/forms': resource([
      sendForm,
      async ({ body }) => {
        const texts: string[] = [];
        for await (const { name, body: file } of body.files) {
          texts.push(name === 'skip' ? name : await new Response(file).text());
        }
        return { status: 201, body: make(texts.join()) };
      },
    ]),
  };
}

async function post(routes: Record<string, RouteModule>, path: string, init: RequestInit, key: string | null = '"k1"') {
  const headers = new Headers({ authorization: 'ada', ...(init.headers as Record<string, string>) });
  if (key !== null) headers.set('idempotency-key', key);
  const request = new Request(`http://here${path}`, { method: 'POST', ...init, headers });
  const answer = await routes[path.split('?')[0]!]!.POST(request, { params: Promise.resolve({}) });
  const body = (await answer.json()) as { code?: string; id?: string };
  return { status: answer.status, headers: answer.headers, body };
}

const json = (text: string, more: Record<string, string> = {}) => ({
  headers: { 'content-type': 'application/json', ...more },
  body: JSON.stringify({ text }),
});

describe('a request with a key', () => {
  it('is given the first answer again, and nothing is made twice', async () => {
    const routes = serve();
    const first = await post(routes, '/things', json('one', { 'x-request-id': 'first' }));
    const again = await post(routes, '/things', json('one', { 'x-request-id': 'again', 'not-read': '1' }));
    expect([first.status, first.body]).toEqual([201, { id: 'id1', text: 'one' }]);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get('x-request-id')).toBe('again');
    const facts = ({ headers }: typeof first) => [...headers].filter(([name]) => name !== 'x-request-id');
    expect(facts(again)).toEqual(facts(first));
    expect(made).toEqual(['one']);
  });

  it.each([
    ['another body', '/things', json('two'), '"k1"', 409],
    ['another header that is read', '/things', json('one', { size: '2' }), '"k1"', 409],
    ['another query', '/things?a=1', json('one'), '"k1"', 400],
    ['another key', '/things', json('one'), '"k2"', 201],
    ['the same key without quotes', '/things', json('one'), 'k1', 201],
    ['another caller', '/things', json('two', { authorization: 'bob' }), '"k1"', 201],
    ['another operation', '/secrets', {}, '"k1"', 201],
    ['no key', '/things', json('one'), null, 201],
  ])('and then one with %s', async (_what, path, init, key, status) => {
    const routes = serve();
    await post(routes, '/things', json('one'));
    const other = await post(routes, path, init, key);
    expect(other.status).toBe(status);
    if (status === 409) expect(other.body.code).toBe('idempotency_key_reused');
    expect(made).toHaveLength(status === 201 && key !== 'k1' ? 2 : 1);
  });

  it.each(['""', '"', '"a', 'a b', 'a"b', '"a"b"', 'é', `"${'x'.repeat(254)}"`])('%s is malformed', async (key) => {
    const answer = await post(serve(), '/things', json('one'), key);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { issues: [{ in: 'header', path: ['idempotency-key'], code: 'invalid_format' }] },
    ]);
    expect(made).toEqual([]);
  });

  it.each([
    ['refuse', 409],
    ['crash', 500],
  ])('that came to nothing (%s) may be sent again', async (text, status) => {
    const routes = serve();
    expect((await post(routes, '/things', json(text))).status).toBe(status);
    expect((await post(routes, '/things', { ...json(''), body: '{}' })).status).toBe(400);
    make('something');
    expect((await post(routes, '/things', json(text))).status).toBe(201);
    expect((await post(routes, '/things', json(text))).status).toBe(201);
    expect(made).toEqual(['something', text]);
  });

  it('is told so while the first is at work', async () => {
    const routes = serve();
    const open = Promise.withResolvers<void>();
    gate = open.promise;
    const first = post(routes, '/things', json('one'));
    const meanwhile = await post(routes, '/things', json('one'));
    expect([meanwhile.status, meanwhile.body.code]).toEqual([409, 'idempotency_in_progress']);
    expect(meanwhile.headers.get('retry-after')).toBe('1');
    open.resolve();
    expect((await first).status).toBe(201);
    expect((await post(routes, '/things', json('one'))).body.id).toBe('id1');
    expect(made).toEqual(['one']);
  });

  it('that bears a secret is answered with the id of what was made, and the secret is kept nowhere', async () => {
    const kept: Recorded[] = [];
    const memory = createIdempotencyMemory();
    const routes = serve({
      find: memory.find,
      record: async (id, recorded, transaction) => {
        kept.push(recorded);
        return memory.record(id, recorded, transaction);
      },
    });
    expect(await post(routes, '/secrets', {})).toMatchObject({ status: 201, body: { id: 'id1', text: 'secret' } });
    expect(await post(routes, '/secrets', {})).toMatchObject({
      status: 409,
      body: { code: 'already_created', id: 'id1' },
    });
    expect(JSON.stringify(kept)).not.toContain('secret');
  });

  it('that may bear a secret is given again where it bears none', async () => {
    const routes = serve();
    expect((await post(routes, '/invitations', json('hush'))).status).toBe(201);
    const again = await post(routes, '/invitations', json('hush'));
    expect([again.status, again.body]).toMatchObject([409, { code: 'already_created', id: 'id1' }]);
    const open = await post(routes, '/invitations', json(''), '"k2"');
    expect(await post(routes, '/invitations', json(''), '"k2"')).toMatchObject({ status: 201, body: open.body });
    expect(made).toHaveLength(2);
  });

  it('loses against another process that was first, and is given its answer', async () => {
    const theirs = createIdempotencyMemory();
    let looks = 0;
    const routes = serve({
      // The other process commits between our look and our own commit.
      find: async (id) => ((looks += 1) === 1 ? null : theirs.find(id)),
      record: theirs.record,
    });
    await post(serve(theirs), '/things', json('one'));
    const ours = await post(routes, '/things', json('one'));
    expect([ours.status, ours.body.id]).toEqual([201, 'id1']);
  });
});

describe('a form with a key', () => {
  const file = (name: string, text: string, type = 'text/plain') => new File([text], name, { type });
  const form = (folder: string, ...files: File[]) => {
    const data = new FormData();
    data.append('folder', folder);
    for (const each of files) data.append('file', each);
    return { body: data };
  };
  const sent = () => form('here', file('a', 'one'), file('skip', 'not read'), file('c', 'three'));

  it('is the same whatever its boundary is', async () => {
    const routes = serve();
    const first = await post(routes, '/forms', sent());
    expect(await post(routes, '/forms', sent())).toMatchObject({ status: 201, body: first.body });
    expect(made).toEqual(['one,skip,three']);
  });

  it.each([
    ['field', form('there', file('a', 'one'), file('skip', 'not read'), file('c', 'three'))],
    ['name', form('here', file('b', 'one'), file('skip', 'not read'), file('c', 'three'))],
    ['type', form('here', file('a', 'one', 'text/html'), file('skip', 'not read'), file('c', 'three'))],
    ['bytes', form('here', file('a', 'one'), file('skip', 'not read'), file('c', 'four'))],
    ['bytes of a file that was not read', form('here', file('a', 'one'), file('skip', 'else'), file('c', 'three'))],
    ['order', form('here', file('c', 'three'), file('a', 'one'), file('skip', 'not read'))],
    ['number of files', form('here', file('a', 'one'), file('skip', 'not read'))],
  ])('is another one with another %s', async (_what, other) => {
    const routes = serve();
    await post(routes, '/forms', sent());
    expect(await post(routes, '/forms', other)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
    expect(made).toHaveLength(1);
  });
});

it('an operation that takes a key wants a place to keep answers in', () => {
  const { resource } = bind({ problems, authenticate: async () => null, anonymous: () => null, signed: () => null });
  expect(() => resource([createSecret, () => ({ status: 201, body: make('x') })])).toThrow('createIdempotencyMemory');
});

it('the memory holds so many answers and drops the oldest', async () => {
  const { find, record } = createIdempotencyMemory(2);
  const recorded: Recorded = { fingerprint: 'f', answer: { createdId: 'x' } };
  for (const id of ['a', 'b', 'c']) expect(await record(id, recorded, undefined)).toBe(true);
  expect(await record('c', recorded, undefined)).toBe(false);
  expect([await find('a'), await find('b')]).toEqual([null, recorded]);
});
