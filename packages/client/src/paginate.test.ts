import { expect, test } from 'vitest';

import { json, serve } from '../tests/server.ts';
import { createClient } from './index.ts';

test('goes through all pages with the same parameters', async () => {
  const pages: Record<string, object> = {
    '': { items: [1, 2], nextCursor: 'c/2' },
    'c/2': { items: [], nextCursor: 'c3' },
    c3: { items: [3], nextCursor: null },
  };
  const server = await serve(({ url }, response) => {
    json(response, pages[new URL(url, 'http://x').searchParams.get('cursor') ?? '']);
  });
  const client = createClient({ baseUrl: server.api });
  const items: unknown[] = [];
  for await (const item of client.paginate('/entries', { query: { folder: 'shared/a b', limit: 2 } })) items.push(item);
  expect(items).toEqual([1, 2, 3]);
  expect(server.seen.map(({ url }) => url)).toEqual([
    '/api/entries?folder=shared%2Fa%20b&limit=2',
    '/api/entries?folder=shared%2Fa%20b&limit=2&cursor=c%2F2',
    '/api/entries?folder=shared%2Fa%20b&limit=2&cursor=c3',
  ]);
});

test('asks for no page that nobody wants', async () => {
  const server = await serve((_, response) => json(response, { items: [1, 2], nextCursor: 'next' }));
  for await (const user of createClient({ baseUrl: server.api }).paginate('/users')) {
    expect(user).toBe(1);
    break;
  }
  expect(server.seen).toHaveLength(1);
});

test('stops when it is told to', async () => {
  const stop = new AbortController();
  const server = await serve((_, response) => json(response, { items: [1], nextCursor: 'next' }));
  const users = createClient({ baseUrl: server.api }).paginate('/users', { signal: stop.signal });
  await users.next();
  stop.abort();
  await expect(users.next()).rejects.toMatchObject({ name: 'AbortError' });
});
