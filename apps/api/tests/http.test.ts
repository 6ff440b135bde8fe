import { describe, expect, inject, it } from 'vitest';

import { api, type Answer, type Problem, send } from './support/api.ts';
import { methodsOf, operations, requiredHeaders, unknownPath } from './support/description.ts';
import { admin, newKey, newPerson } from './support/people.ts';
import { raw } from './support/raw.ts';

/*
 * What holds for every operation, read from the description, so that a new operation is tested the day it is there.
 */

const paths = [...new Set(operations.map(({ path }) => path))];
const everyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const named = operations.map((operation) => [operation.operationId, operation] as const);

function namedIf(wanted: (operation: (typeof operations)[number]) => boolean) {
  return named.filter(([, operation]) => wanted(operation));
}

describe('methods', () => {
  it.each(paths)('%s: OPTIONS says what is allowed', async (path) => {
    const { status, headers, text } = await api('OPTIONS', unknownPath(path));
    expect([status, text]).toEqual([204, '']);
    expect(allowed(headers)).toEqual(allowedFor(path));
  });

  it.each(paths)('%s: every other method is 405, before anything else is looked at', async (path) => {
    for (const method of everyMethod.filter((one) => !methodsOf(path).includes(one))) {
      const answer = await api(method, unknownPath(path), { headers: { authorization: 'Bearer nonsense' } });
      expect(answer.status, method).toBe(405);
      expect(answer.json, method).toMatchObject({ code: 'method_not_allowed', title: 'Method not allowed' });
      expect(allowed(answer.headers), method).toEqual(allowedFor(path));
    }
  });

  it.each(['TRACE', 'PROPFIND', 'QUERY'])('%s is 405, although fetch knows no such request', async (method) => {
    const { status, headers, body } = await raw(`${method} /api/users`);
    expect(status).toBe(405);
    expect(allowed(headers)).toEqual(allowedFor('/users'));
    expect(JSON.parse(body)).toMatchObject({ code: 'method_not_allowed', status: 405 });
  });

  it('HEAD on a resource that cannot be read is 405', async () => {
    const { status, headers } = await api('HEAD', '/files');
    expect(status).toBe(405);
    expect(allowed(headers)).toEqual(['OPTIONS', 'POST']);
  });
});

describe('HEAD', () => {
  const readable = namedIf(({ method }) => method === 'GET');

  it.each(readable)('%s: answers what GET answers, without the body', async (_id, operation) => {
    const { path } = operation;
    const as = await admin();
    const query = exampleQuery(operation);
    const get = await api('GET', unknownPath(path), { as, query });
    const head = await api('HEAD', unknownPath(path), { as, query });
    expect(head.status).toBe(get.status);
    expect(head.text).toBe('');
    for (const name of ['content-type', 'cache-control', 'etag', 'location', 'vary', 'allow']) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
  });
});

describe('credentials', () => {
  const closed = namedIf(({ security }) => security.length > 0);

  it.each(closed)('%s: 401 without any, before the input is looked at', async (_id, { method, path }) => {
    const answer = await api(method, unknownPath(path), { query: { nonsense: 1 }, ...anyBody(method) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    if (method !== 'HEAD') expect(answer.json).toMatchObject({ code: 'unauthorized', title: 'Unauthorized' });
  });

  it.each(closed)('%s: 401 with a key and a session that are none', async (_id, { method, path }) => {
    for (const headers of [
      { authorization: 'Bearer shf_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      { authorization: 'Basic YWRhOmFkYQ==' },
      { cookie: 'sheaf_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      { cookie: '__Host-sheaf_session=AAAA; sheaf_session=' },
    ]) {
      const { status } = await api(method, unknownPath(path), { headers, ...anyBody(method) });
      expect(status, JSON.stringify(headers)).toBe(401);
    }
  });

  it('a wrong key beside a good session is 401: a key that was sent decides', async () => {
    const { headers } = await newPerson();
    const answer = await api('GET', '/me', { headers: { ...headers, authorization: 'Bearer shf_wrong' } });
    expect(answer.status).toBe(401);
  });

  const people = namedIf(({ security }) => security.length > 0 && !security.includes('apiKey'));
  it.each(people)('%s: a key is no credential for what only people may do', async (_id, { method, path }) => {
    const key = await newKey(await admin(), ['users:read', 'users:write']);
    expect((await api(method, unknownPath(path), { as: key, ...anyBody(method) })).status).toBe(401);
  });

  const scoped = namedIf(({ scopes }) => scopes.length > 0);
  it.each(scoped)('%s: 403 for a key without its scope', async (_id, { method, path, scopes }) => {
    const others = (
      ['files:read', 'files:write', 'spaces:read', 'spaces:write', 'users:read', 'users:write'] as const
    ).filter((scope) => !scopes.includes(scope));
    const key = await newKey(await admin(), others);
    const answer = await api(method, unknownPath(path), { as: key, query: { nonsense: 1 }, ...anyBody(method) });
    expect(answer.status).toBe(403);
    if (method === 'HEAD') return;
    expect(answer.json).toMatchObject({ code: 'forbidden', detail: expect.stringContaining(scopes[0] ?? '') });
  });
});

describe('cookies from other sites', () => {
  const own = () => new URL(inject('server').url).origin;
  const foreign = 'https://evil.example';
  const cases: readonly (readonly [what: string, headers: () => Record<string, string>, passes: boolean])[] = [
    ['our own Origin', () => ({ origin: own() }), true],
    ['neither header', () => ({}), true],
    ['Sec-Fetch-Site: same-origin', () => ({ 'sec-fetch-site': 'same-origin' }), true],
    ['Sec-Fetch-Site: none', () => ({ 'sec-fetch-site': 'none' }), true],
    ['our own Origin, whatever Sec-Fetch-Site says', () => ({ origin: own(), 'sec-fetch-site': 'cross-site' }), true],
    ["another site's Origin", () => ({ origin: foreign }), false],
    ['Origin: null', () => ({ origin: 'null' }), false],
    ['our host on another port', () => ({ origin: 'http://localhost:1' }), false],
    ['our host with another scheme', () => ({ origin: own().replace('http:', 'https:') }), false],
    ["another site's Origin beside same-origin", () => ({ origin: foreign, 'sec-fetch-site': 'same-origin' }), false],
    ['Sec-Fetch-Site: cross-site', () => ({ 'sec-fetch-site': 'cross-site' }), false],
    ['Sec-Fetch-Site: same-site', () => ({ 'sec-fetch-site': 'same-site' }), false],
  ];

  it.each(cases)('a change with %s', async (_what, headers, passes) => {
    const person = await newPerson();
    const answer = await api('PATCH', '/me', { as: person, headers: headers(), json: { name: 'changed' } });
    expect(answer.status).toBe(passes ? 200 : 403);
    const { json } = await api<{ name: string }>('GET', '/me', { as: person, headers: { origin: foreign } });
    expect(json.name === 'changed').toBe(passes);
  });

  it('a key is no cookie, and may come from anywhere', async () => {
    const key = await newKey(await newPerson(), ['users:write']);
    const headers = { origin: foreign, 'sec-fetch-site': 'cross-site' };
    expect((await api('PATCH', '/me', { as: key, headers, json: {} })).status).toBe(200);
  });

  const changing = namedIf(({ method, security }) => !['GET', 'HEAD'].includes(method) && security.includes('session'));
  it.each(changing)('%s: 403 before the input is looked at', async (_id, { method, path }) => {
    const { headers, ...body } = { headers: {}, ...anyBody(method) };
    const options = { ...body, headers: { ...headers, origin: foreign }, query: { nonsense: 1 } };
    const answer = await api(method, unknownPath(path), { as: await admin(), ...options });
    expect([answer.status, answer.json.code]).toEqual([403, 'forbidden']);
  });
});

describe('JSON bodies', () => {
  const takesJson = namedIf(({ bodyTypes }) => bodyTypes.includes('application/json'));
  const call = async (operation: (typeof operations)[number], options: Parameters<typeof api>[2]) =>
    api(operation.method, unknownPath(operation.path), { as: await admin(), ...options });
  const json = { 'content-type': 'application/json' };

  it.each(takesJson)('%s: 415 for another type, and says which', async (_id, operation) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1']) {
      // The query is wrong as well, which is found later.
      const options = { headers: { 'content-type': type }, body: 'a=b', query: { nonsense: 1 } };
      const answer = await call(operation, options);
      expect([answer.status, answer.json.code], type).toEqual([415, 'unsupported_media_type']);
      expect(answer.headers.get('accept')).toBe('application/json');
    }
  });

  it.each(takesJson)('%s: 413 for more than 1 MiB, announced or not', async (_id, operation) => {
    const body = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    const announced = await call(operation, { headers: json, body, query: { nonsense: 1 } });
    expect([announced.status, announced.json.code]).toEqual([413, 'payload_too_large']);
    const streamed = await call(operation, { headers: json, body: new Blob([body]).stream() });
    expect([streamed.status, streamed.json.code]).toEqual([413, 'payload_too_large']);
  });

  it.each(takesJson)('%s: 400 for what is no JSON', async (_id, operation) => {
    const notUtf8 = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    for (const body of ['{', '{"name":}', "{'name':1}", 'name=Ada', '{"name":1}x', notUtf8]) {
      expectIssue(await call(operation, { headers: json, body }), [], 'invalid_json');
    }
  });

  it.each(takesJson)('%s: 400 for JSON that is no object', async (_id, operation) => {
    for (const body of ['[]', 'null', '"a"', '1', 'true']) {
      expectIssue(await call(operation, { headers: json, body }), [], 'wrong_type');
    }
  });

  it.each(takesJson)('%s: 400 for members it does not know', async (_id, operation) => {
    expectIssue(await call(operation, { json: { nonsense: 1 } }), ['nonsense'], 'unknown_member');
    expectIssue(
      await call(operation, { headers: json, body: '{"__proto__":{"a":1}}' }),
      ['__proto__'],
      'unknown_member',
    );
  });

  it('issues name each thing that is wrong', async () => {
    const body = { name: '', email: 'nobody', role: 'king', password: 5, extra: true };
    const answer = await api('POST', '/users', { as: await admin(), json: body });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ type: 'about:blank', title: 'Invalid input', error: 'Invalid input' });
    const issues = answer.json.issues?.map((issue) => `${issue.in} ${issue.path.join('.')}: ${issue.code}`);
    expect(issues?.toSorted()).toEqual([
      'body email: wrong_format',
      'body extra: unknown_member',
      'body name: too_small',
      'body password: wrong_type',
      'body role: not_allowed',
    ]);
  });
});

describe('parameters', () => {
  it.each(named)('%s: 400 for a parameter it does not know', async (_id, operation) => {
    const { method, path } = operation;
    const query = { ...exampleQuery(operation), nonsense: '1' };
    const answer = await api(method, unknownPath(path), { as: await admin(), query, ...goodInput(operation) });
    if (method === 'HEAD') return expect(answer.status).toBe(400);
    expectIssue(answer, ['nonsense'], 'unknown_parameter');
  });

  const byId = namedIf(({ path }) => path.includes('{id}'));
  it.each(byId)('%s: 400 for an id that is none', async (_id, operation) => {
    const { method, path } = operation;
    for (const id of [
      '1',
      'usr',
      'xyz_01k5x3v8qzf0c9m2r7t4w6y8ab',
      'a'.repeat(300),
      '%00',
      'ent_81K5X3V8QZF0C9M2R7T4W6Y8AB',
    ]) {
      const options = { as: await admin(), query: exampleQuery(operation), ...goodInput(operation) };
      const answer = await api(method, path.replace('{id}', id), options);
      expect(answer.status, id).toBe(400);
      if (method === 'HEAD') continue;
      expect(answer.json.code, id).toBe('invalid_input');
      expect(answer.json.issues?.[0]).toMatchObject({ in: 'path', path: ['id'] });
    }
  });

  it.each(byId)('%s: 404 for an id that nothing has', async (_id, operation) => {
    const { method, path } = operation;
    const options = { as: await admin(), query: exampleQuery(operation), ...goodInput(operation) };
    const answer = await api(method, unknownPath(path), options);
    expect(answer.status).toBe(404);
    if (method === 'HEAD') return;
    expect(answer.json.code).toMatch(/^(user|entry|api_key|upload|session|share)_not_found$/);
  });

  const paged = namedIf(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
  it.each(paged)('%s: 400 for a limit or a cursor that is none', async (_id, operation) => {
    const path = unknownPath(operation.path);
    const as = await admin();
    for (const limit of ['0', '101', '-1', '1.5', 'ten', '', '1e1']) {
      const answer = await api('GET', path, { as, query: { ...exampleQuery(operation), limit } });
      expect([answer.status, answer.json.issues?.[0]?.path], limit).toEqual([400, ['limit']]);
    }
    const foreign = Buffer.from('["a",1,null,"\\u0000"]').toString('base64url');
    for (const cursor of ['', 'nonsense', 'W10', foreign, 'x'.repeat(1025)]) {
      const answer = await api('GET', path, { as, query: { ...exampleQuery(operation), cursor } });
      expect([answer.status, answer.json.issues?.[0]?.path], cursor).toEqual([400, ['cursor']]);
    }
    const twice = await api('GET', `${path}?limit=1&limit=2`, { as, query: exampleQuery(operation) });
    expectIssue(twice, ['limit'], 'wrong_type');
  });
});

describe('addresses', () => {
  it.each(['/api/nothing', '/api', '/api/', '/api/users/', '/api//users', '/api/users/a/b', '/api/hello/world'])(
    '%s is 404, as a problem',
    async (path) => {
      const { response, text } = await send('GET', path, { as: await admin() });
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-request-id')).toBeTruthy();
      expect(JSON.parse(text)).toMatchObject({ code: 'not_found', status: 404 });
    },
  );

  it.each(['/api/files/100%', '/api/files/a/%zz/b', '/api/users/%', '/api/spaces/%E0%A4%A', '/api/entries/%ff/open'])(
    '%s cannot be decoded: 400',
    async (path) => {
      const { status, headers, body } = await raw(`GET ${path}`, (await admin()).headers);
      expect(status).toBe(400);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(JSON.parse(body)).toMatchObject({ code: 'invalid_input' });
    },
  );

  it('headers of more than 16 KiB are 431, wherever they are sent', async () => {
    const headed = operations.filter(({ statuses }) => statuses.includes(431));
    for (const { method, path } of [{ method: 'GET', path: '/hello' }, ...headed]) {
      const answer = await raw(`${method} /api${unknownPath(path)}`, { 'x-much': 'x'.repeat(20 * 1024) });
      expect(answer.status).toBe(431);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'headers_too_large', status: 431 });
    }
  });

  it('what is no HTTP is 400', async () => {
    const { status, body } = await raw('GET /api/hello nonsense');
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ code: 'invalid_input' });
  });
});

describe('request ids', () => {
  it.each(['abc', 'A-1_b.c', 'x'.repeat(128)])('%s is taken', async (id) => {
    const answer = await api('GET', '/me', { headers: { 'x-request-id': id } });
    expect(answer.headers.get('x-request-id')).toBe(id);
    expect(answer.json.requestId).toBe(id);
  });

  it.each(['', 'a b', 'x'.repeat(129), 'a"b', '<script>', 'ä'])('%s is replaced', async (id) => {
    const answer = await api('GET', '/hello', { headers: { 'x-request-id': id } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w.-]{16,128}$/);
  });

  it('each request has its own', async () => {
    const answers = await Promise.all([api('GET', '/hello'), api('GET', '/hello')]);
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(2);
  });
});

function allowed(headers: Headers): string[] {
  return (headers.get('allow') ?? '').split(', ').toSorted();
}

function allowedFor(path: string): string[] {
  const methods = methodsOf(path);
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted();
}

/** A body that no operation could want. GET, HEAD and DELETE have none. */
function anyBody(method: string) {
  return ['GET', 'HEAD', 'DELETE'].includes(method) ? {} : { body: 'nonsense', headers: { 'content-type': 'a/b' } };
}

/** What an operation asks of the query, so that nothing else is wrong. */
function exampleQuery({ operationId }: (typeof operations)[number]): Record<string, string> {
  if (operationId === 'listEntries') return { folder: 'shared' };
  if (operationId === 'search') return { q: 'word' };
  return operationId === 'deleteUser' ? { space: 'trash' } : {};
}

/** The headers and the body that an operation asks for. */
function goodInput(operation: (typeof operations)[number]) {
  return { headers: requiredHeaders(operation), ...goodBody(operation) };
}

function goodBody(operation: (typeof operations)[number]) {
  const { operationId, bodyTypes } = operation;
  if (bodyTypes.includes('multipart/form-data')) {
    const form = new FormData();
    form.append('folder', 'nowhere');
    form.append('file', new Blob(['a']), 'a.txt');
    return { body: form };
  }
  if (bodyTypes.includes('*/*')) return { body: 'bytes' };
  const bytes = bodyTypes.find((type) => type.endsWith('octet-stream'));
  if (bytes !== undefined) return { body: 'bytes', headers: { ...requiredHeaders(operation), 'content-type': bytes } };
  return bodyTypes.length > 0 ? { json: goodJson[operationId] } : {};
}

const user = { name: 'Nobody', email: 'nobody@example.com', role: 'member' };
const goodJson: Readonly<Record<string, unknown>> = {
  completeSetup: { ...user, role: undefined, token: 'none', password: 'long enough to pass' },
  signIn: { email: 'nobody@example.com', password: 'none' },
  updateMe: {},
  createShare: { entry: 'ent_01k5x3v8qzf0c9m2r7t4w6y8ab' },
  updateShare: {},
  unlockShare: { password: 'none' },
  changePassword: { currentPassword: 'none', newPassword: 'long enough to pass' },
  createUser: { ...user, password: 'long enough to pass' },
  replaceUser: { ...user, disabled: false, handle: 'nobody' },
  updateUser: {},
  acceptInvitation: { password: 'long enough to pass' },
  createApiKey: { name: 'none', scopes: ['files:read'] },
  createSpace: { name: '~none' },
  updateSpace: {},
  putMember: { role: 'viewer' },
  createFolder: { path: 'nowhere/a' },
  updateEntry: { path: 'nowhere/a' },
  copyEntry: { path: 'nowhere/a' },
  restoreFromTrash: {},
};

function expectIssue(answer: Answer<Problem>, path: readonly string[], code: string): void {
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: 'invalid_input', title: 'Invalid input', status: 400 });
  expect(answer.json.issues).toContainEqual(expect.objectContaining({ path, code }));
}
