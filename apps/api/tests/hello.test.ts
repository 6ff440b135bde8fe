import { expect, it } from 'vitest';

import { api } from './support/api.ts';

it('greets everybody', async () => {
  const { status, headers, json } = await api('GET', '/hello');
  expect(status).toBe(200);
  expect(json).toEqual({ message: 'Hello World' });
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('cache-control')).toBe('public, max-age=60');
});

it('greets from the Pages Router, and says how long it still will', async () => {
  const { status, headers, json } = await api('GET', '/legacy/hello');
  expect([status, json]).toEqual([200, { message: 'Hello World' }]);
  expect(headers.get('deprecation')).toBe('@1767225600');
  expect(headers.get('sunset')).toBe('Fri, 31 Dec 2027 00:00:00 GMT');
});

it('needs no credentials, and minds none that are wrong', async () => {
  const { status } = await api('GET', '/hello', { headers: { authorization: 'Bearer shf_nobody', cookie: 'a=b' } });
  expect(status).toBe(200);
});

it('refuses a parameter it does not know', async () => {
  const { status, json } = await api('GET', '/hello', { query: { name: 'Ada' } });
  expect(status).toBe(400);
  expect(json).toMatchObject({
    code: 'invalid_input',
    issues: [{ in: 'query', path: ['name'], code: 'unknown_parameter' }],
  });
});
