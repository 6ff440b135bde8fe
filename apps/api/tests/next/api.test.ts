import type { Entry } from '@sheaf/contracts';
import { describe, expect, inject, it } from 'vitest';

import { api, fileUrl, type ApiOptions } from '../support/api.ts';
import { admin } from '../support/engine-server.ts';
import { signIn, unique } from '../support/people.ts';

/*
 * The app stays one that any Next host can run: the same operations answer behind Next, built and from source.
 */

const { start, dev } = inject('nextUrls');

describe.each([
  ['next start', start],
  ['next dev', dev],
])('%s', (_how, url) => {
  const call = <T>(method: string, path: string, options: ApiOptions = {}) => api<T>(method, path, { ...options, url });
  const asAdmin = () => signIn(admin.email, admin.password, { url });

  it('greets', async () => {
    const { status, headers, json } = await call('GET', '/hello');
    expect([status, json]).toEqual([200, { message: 'Hello World' }]);
    expect(headers.get('cache-control')).toBe('public, max-age=60');
  });

  it('greets from the Pages Router, which is deprecated', async () => {
    const { status, headers, json } = await call('GET', '/legacy/hello');
    expect([status, json]).toEqual([200, { message: 'Hello World' }]);
    expect(headers.get('deprecation')).toBe('@1767225600');
    expect(headers.get('sunset')).toBe('Fri, 31 Dec 2027 00:00:00 GMT');
  });

  it.each(['/hello', '/legacy/hello'])('DELETE %s is 405 with Allow', async (path) => {
    const { status, headers, json } = await call('DELETE', path);
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(json).toMatchObject({ code: 'method_not_allowed' });
  });

  it('knows who is signed in, and who is not', async () => {
    expect((await call('GET', '/me')).status).toBe(401);
    const { status, json } = await call('GET', '/me', { as: await asAdmin() });
    expect(status).toBe(200);
    expect(json).toMatchObject({ email: admin.email });
  });

  it('refuses a wrong password, and bad input', async () => {
    const guess = { email: admin.email, password: 'a guess' };
    expect((await call('POST', '/session', { json: guess })).status).toBe(401);
    const { status, json } = await call('POST', '/session', { json: { email: 1 } });
    expect([status, json]).toMatchObject([400, { code: 'invalid_input' }]);
  });

  it('takes bytes and gives them back, whole and in part', async () => {
    const as = await asAdmin();
    const path = fileUrl(`shared/${unique()}/résumé.txt`);
    const bytes = new TextEncoder().encode('0123456789'.repeat(100_000));
    const put = await call<Entry>('PUT', path, { as, body: bytes });
    expect([put.status, put.json.size]).toEqual([201, bytes.length]);
    // Next leaves out the length that the description promises, so these two are not held to it.
    const get = (headers: Record<string, string>) =>
      fetch(`${url}/api${path}`, { headers: { ...as.headers, ...headers } });
    expect(await (await get({})).bytes()).toEqual(bytes);
    const part = await get({ range: 'bytes=5-14' });
    expect([part.status, await part.text()]).toEqual([206, '5678901234']);
    const same = await call('GET', path, { as, headers: { 'if-none-match': put.json.etag ?? '' } });
    expect(same.status).toBe(304);
  });

  it('takes a form', async () => {
    const form = new FormData();
    form.append('folder', `shared/${unique()}`);
    form.append('file', new Blob(['one']), 'a.txt');
    const { status, json } = await call('POST', '/files', { as: await asAdmin(), body: form });
    expect([status, json]).toMatchObject([201, { items: [{ name: 'a.txt', size: 3 }] }]);
  });
});
