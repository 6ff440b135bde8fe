import { expect, it } from 'vitest';

import { api, type ApiOptions } from './support/api.ts';
import { withOwnServer } from './support/own-server.ts';

// Whatever a test does, nothing of it comes back before the test is over.
const five = { SHEAF_RATE_LIMIT: '5/86400' };
const left = (headers: Headers) => Number(/^"default";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1]);

it('a caller who asks too often is told so, and the others go on', async () => {
  await withOwnServer(async ({ url, admin: as }) => {
    const { json: key } = await api<{ secret: string }>('POST', '/api-keys', {
      url,
      as,
      json: { name: 'program', scopes: ['spaces:read'] },
    });
    const program = { headers: { authorization: `Bearer ${key.secret}` } };
    const statuses: number[] = [];
    let last = await api('GET', '/spaces', { url, as: program });
    for (let count = 0; count < 5; count += 1) {
      statuses.push(last.status, left(last.headers));
      last = await api('GET', '/spaces', { url, as: program });
    }
    expect(statuses).toEqual([200, 4, 200, 3, 200, 2, 200, 1, 200, 0]);
    expect([last.status, last.json.code]).toEqual([429, 'too_many_requests']);
    expect(last.headers.get('ratelimit-policy')).toBe('"default";q=5;w=86400');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(86400 / 5 - 60);

    // The person whose key it is counts alone, and what they are refused counts, too.
    const person = await api('GET', '/spaces/nowhere', { url, as });
    expect([person.status, left(person.headers)]).toEqual([404, 3]);
    const head = await api('HEAD', '/spaces', { url, as });
    expect([head.status, left(head.headers)]).toEqual([200, 2]);
  }, five);
});

it('who has no credential counts by address', async () => {
  await withOwnServer(async ({ url }) => {
    // Signing in was the first.
    const hello = await api('GET', '/hello', { url });
    expect([hello.status, left(hello.headers)]).toEqual([200, 3]);
    const made = await api('GET', '/me', { url, headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect([made.status, left(made.headers)]).toEqual([401, 2]);
    const page = await api('GET', '/legacy/hello', { url });
    expect([page.status, left(page.headers)]).toEqual([200, 1]);
  }, five);
});

it('behind a proxy, the address is the one it speaks of', async () => {
  await withOwnServer(
    async ({ url }) => {
      const from = async (addresses: string) => {
        const options: ApiOptions = { url, headers: { 'x-forwarded-for': addresses } };
        return left((await api('GET', '/hello', options)).headers);
      };
      expect(await from('192.0.2.1')).toBe(4);
      expect(await from('192.0.2.2')).toBe(4);
      expect(await from('made up, 192.0.2.1')).toBe(3);
      expect(await from('192.0.2.1, 10.0.0.7')).toBe(2);
    },
    { ...five, SHEAF_TRUSTED_PROXIES: '127.0.0.1, ::1, 10.0.0.0/8' },
  );
});

it('without a limit nothing is said of one', async () => {
  const { headers } = await api('GET', '/hello');
  expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
});
