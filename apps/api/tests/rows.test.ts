import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Entry, Me, SearchPage, Session, Space, UploadResult, User } from '@sheaf/contracts';
import { expect, inject, it, vi } from 'vitest';

import { api, type Caller, check, fileUrl, send } from './support/api.ts';
import { methodsOf, operations, unknownPath } from './support/description.ts';
import { admin, newKey, newPerson, newSpace, putFile, signIn, unique } from './support/people.ts';

/*
 * What a guide to Next.js API routes describes, row by row, shown on real operations over HTTP.
 */

const routes = fileURLToPath(new URL('../app/api', import.meta.url));
const routeFiles = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('route.ts'),
);

function routeSource(file: string): string {
  return readFileSync(join(routes, file), 'utf8');
}

it('S1 a first route: GET /api/hello answers Hello World', async () => {
  const { response, text } = await send('GET', '/api/hello');
  expect([response.status, text]).toEqual([200, '{"message":"Hello World"}']);
});

it('S2 one route.ts per resource, one named export per HTTP method', async () => {
  const served = new Set(routeFiles.map((file) => `/${file.replace(/\/?route\.ts$/, '')}`));
  for (const { path } of operations.filter(({ operationId }) => operationId !== 'legacyHello')) {
    expect(served).toContain(path.replace('{path}', '[...path]').replaceAll(/\{(\w+)\}/g, '[$1]'));
  }
  for (const file of routeFiles) {
    expect(routeSource(file), file).toMatch(/export const \{ GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS \} = /);
  }
  const as = await newPerson();
  const { name } = await newSpace(as);
  const file = fileUrl(`${name}/a.txt`);
  const { json: entry } = await api<Entry>('PUT', file, { as, body: 'PUT' });
  expect((await api('GET', file, { as })).text).toBe('PUT');
  expect((await api('HEAD', file, { as })).headers.get('content-length')).toBe('3');
  expect((await api('POST', '/entries', { as, json: { path: `${name}/b` } })).status).toBe(201);
  expect((await api('PATCH', `/entries/${entry.id}`, { as, json: { path: `${name}/c` } })).status).toBe(200);
  expect((await api('DELETE', fileUrl(`${name}/c`), { as })).status).toBe(204);
  expect((await api('OPTIONS', file, { as })).status).toBe(204);
});

it('S3 a method that is not exported answers 405 by itself, with Allow and a problem', async () => {
  const { status, headers, json } = await api('DELETE', '/users');
  expect(status).toBe(405);
  expect(headers.get('allow')?.split(', ').toSorted()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(json).toMatchObject({ status: 405, code: 'method_not_allowed', error: 'Method not allowed' });
});

it('S4 query parameters: a limit of 10 when absent, and 400 for a bad one', async () => {
  const as = await newPerson();
  for (let number = 0; number < 11; number += 1) await putFile(as, `${as.space}/astro ${number}.txt`, 'a');
  const find = (query: Readonly<Record<string, string | number>>) => api<SearchPage>('GET', '/search', { as, query });
  expect((await find({ q: 'astro' })).json.items).toHaveLength(10);
  expect((await find({ q: 'astro', limit: 3 })).json.items).toHaveLength(3);
  const bad = await api('GET', '/search', { as, query: { q: 'astro', limit: 'ten' } });
  expect(bad.status).toBe(400);
  expect(bad.json).toMatchObject({ error: 'Invalid input', issues: [{ in: 'query', path: ['limit'] }] });
});

it('S5 JSON bodies on POST and PUT, and 201 for a created thing', async () => {
  const as = await admin();
  const json = { name: 'Ada', email: `${unique('ada')}@example.com`, role: 'member', password: 'correct horse' };
  const created = await api<User>('POST', '/users', { as, json });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ name: 'Ada', email: json.email });
  const { id, email, handle } = created.json;
  const whole = { name: 'Ada Lovelace', email, role: 'member', disabled: false, handle };
  const replaced = await api<User>('PUT', `/users/${id}`, { as, json: whole });
  expect([replaced.status, replaced.json.name]).toEqual([200, 'Ada Lovelace']);
});

it('S6 request headers are read: a session shows the device’s user agent', async () => {
  const { email, password } = await newPerson();
  const as = await signIn(email, password, { headers: { 'user-agent': 'Guide/1.0' } });
  expect((await api<Session>('GET', '/session', { as })).json.userAgent).toBe('Guide/1.0');
});

it('S7 a file uploaded as FormData: the answer names the file and its size', async () => {
  const as = await newPerson();
  const form = new FormData();
  form.append('folder', as.space);
  form.append('file', new Blob(['hello world']), 'hello.txt');
  const { status, json } = await api<UploadResult>('POST', '/files', { as, body: form });
  expect([status, json.items[0]?.name, json.items[0]?.size]).toEqual([201, 'hello.txt', 11]);
});

it('S8 other answers: plain text, a redirect, own status and headers, a chunked stream', async () => {
  const plain = await api('GET', '/health', { headers: { accept: 'text/plain' } });
  expect([plain.headers.get('content-type'), plain.text.trim()]).toEqual(['text/plain; charset=utf-8', 'ok']);

  const as = await newPerson();
  const { id, path } = await putFile(as, `${as.space}/a.txt`);
  const login = await api('GET', `/entries/${id}/open`);
  const next = encodeURIComponent(`/api/entries/${id}/open`);
  expect([login.status, login.headers.get('location')]).toEqual([307, `/login?next=${next}`]);
  const open = await api('GET', `/entries/${id}/open`, { as });
  expect([open.status, open.headers.get('location')?.split('?')[0]]).toEqual([307, `/api${fileUrl(path)}`]);

  const missing = await api('GET', fileUrl(`${as.space}/missing`), { as });
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store']);

  const long = await putFile(as, `${as.space}/long.bin`, new Uint8Array(4 * 1024 * 1024));
  const chunks = await chunksOf(fileUrl(long.path), as);
  expect(chunks.length).toBeGreaterThan(1);
  expect(chunks.reduce((sum, size) => sum + size, 0)).toBe(long.size);
});

it('S9 a dynamic segment: the record, or 404 with an error body', async () => {
  const as = await admin();
  const { id, email } = await newPerson();
  expect((await api<User>('GET', `/users/${id}`, { as })).json.email).toBe(email);
  const missing = await api('GET', unknownPath('/users/{id}'), { as });
  expect(missing.status).toBe(404);
  expect(missing.json).toMatchObject({ error: 'User not found', code: 'user_not_found' });
});

it('S10 a catch-all: the segments of /api/files/docs/readme.md, and the joined path', async () => {
  const as = await newPerson();
  const { name } = await newSpace(as);
  const { status, json } = await api<Entry>('PUT', `/files/${name}/docs/readme.md`, { as, body: '# Hello' });
  expect([status, json.path, json.name]).toEqual([201, `${name}/docs/readme.md`, 'readme.md']);
  expect((await api('GET', `/files/${name}/docs/readme.md`, { as })).text).toBe('# Hello');
});

it('S11 a private route: 401 without a session, the user’s own data with one', async () => {
  const anonymous = await api('GET', '/me');
  expect([anonymous.status, anonymous.json.error]).toEqual([401, 'Unauthorized']);
  const as = await newPerson();
  expect((await api<Me>('GET', '/me', { as })).json).toMatchObject({ id: as.id, email: as.email });
});

it('S12 one shared guard: no operation that wants a credential answers without', async () => {
  const closed = operations.filter(({ security }) => security.length > 0);
  expect(closed.length).toBeGreaterThan(20);
  for (const { method, path } of closed) {
    expect((await api(method, unknownPath(path))).status, `${method} ${path}`).toBe(401);
  }
  for (const file of routeFiles) expect(routeSource(file), file).not.toMatch(/cookie|authorization|session\(/i);
});

it('S13 errors: 400 with a message and the issues; what nobody expected is 500 without detail', async () => {
  const bad = await api('POST', '/users', { as: await admin(), json: { name: 1 } });
  expect(bad.status).toBe(400);
  expect(bad.json.error).toBe('Invalid input');
  for (const { path, message, code } of bad.json.issues ?? []) {
    expect([path.length, message !== '', code !== '']).toEqual([1, true, true]);
  }
  expect(bad.json.issues?.map(({ path }) => path[0])).toEqual(['name', 'email', 'role']);
  // The 500 is brought about in health.test.ts. Here: each request is logged, with the id that its answer bears.
  const line = `"requestId":"${bad.json.requestId}","operationId":"createUser"`;
  const isLogged = () => readFileSync(inject('server').logFile, 'utf8').includes(line);
  await vi.waitFor(() => expect(isLogged()).toBe(true), { timeout: 10_000 });
});

it('S14 routes are thin: no branch, no query, nothing but the operation and its handler', () => {
  for (const file of routeFiles) {
    const source = routeSource(file);
    expect(source, file).not.toMatch(/\b(if|try|for|while|switch|await|select|insert|update)\b\s*[({`]/i);
    const imports = Array.from(source.matchAll(/from '([^']+)'/g), (match) => match[1] ?? '');
    for (const name of imports) expect(name, file).toMatch(/^(@sheaf\/contracts|#http\/)/);
  }
});

it('S15 Cache-Control is set explicitly everywhere', async () => {
  const as = await newPerson();
  const { id, path } = await putFile(as, `${as.space}/a.txt`);
  const cached = async (target: string) => (await api('GET', target, { as })).headers.get('cache-control');
  expect(await cached('/hello')).toBe('public, max-age=60');
  expect(await cached('/me')).toBe('no-store');
  expect(await cached(`/entries/${id}`)).toBe('private, no-cache');
  expect(await cached(fileUrl(path))).toBe('private, no-cache');
  expect(await cached('/users/nobody')).toBe('no-store');
  expect(await cached(`/entries/${id}/open`)).toBe('no-store');
});

it('S18 the guide’s pitfalls: 405, a stale cache, missing params, a forgotten await on auth, body parsing', async () => {
  const as = await newPerson();
  const post = await api('POST', '/hello', { json: {} });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);

  const { id } = await putFile(as, `${as.space}/a.txt`);
  const rename = (name: string) => api<Entry>('PATCH', `/entries/${id}`, { as, json: { path: `${as.space}/${name}` } });
  for (const name of ['b.txt', 'c.txt']) {
    await rename(name);
    expect((await api<Entry>('GET', `/entries/${id}`, { as })).json.name).toBe(name);
  }

  expect((await api('GET', '/entries', { as })).json.issues).toMatchObject([{ path: ['folder'], code: 'required' }]);
  expect((await api('GET', `/spaces/${encodeURIComponent(as.space)}`)).status).toBe(401);
  const key = await newKey(as, ['spaces:read']);
  expect((await api<Space>('GET', `/spaces/${as.space}`, { as: key })).status).toBe(200);
  const unread = await api('PATCH', `/entries/${id}`, {
    as,
    body: '{"path"',
    headers: { 'content-type': 'application/json' },
  });
  expect([unread.status, unread.json.issues?.[0]?.code]).toEqual([400, 'invalid_json']);
});

it('S19 an endpoint is about ten lines, one line per method', () => {
  for (const file of routeFiles) {
    const lines = routeSource(file)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const path = `/${file.replace(/\/?route\.ts$/, '')}`
      .replace('[...path]', '{path}')
      .replaceAll(/\[(\w+)\]/g, '{$1}');
    expect(lines.length, file).toBeLessThanOrEqual(Math.max(10, methodsOf(path).length + 7));
  }
});

/** The sizes of the pieces that a body arrives in. */
async function chunksOf(path: string, { headers }: Caller): Promise<number[]> {
  const response = await fetch(`${inject('server').url}/api${path}`, { headers });
  const sizes: number[] = [];
  check('GET', path, response, '');
  for await (const chunk of response.body ?? []) sizes.push(chunk.byteLength);
  return sizes;
}
