import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { json, problem, serve } from '../tests/server.ts';
import { createClient } from './index.ts';
import { createHooks } from './react.ts';

test('an infinite list starts without a cursor and ends at its end', async () => {
  const server = await serve(({ url }, response) => {
    json(response, url.includes('cursor=') ? { items: [2], nextCursor: null } : { items: [1], nextCursor: 'c2' });
  });
  const hooks = createHooks(createClient({ baseUrl: server.api }));
  const list = new InfiniteQueryObserver(new QueryClient(), hooks.infiniteOptions('/users', { query: { limit: 1 } }));
  await list.refetch();
  expect(list.getCurrentResult().hasNextPage).toBe(true);
  const { data, hasNextPage } = await list.fetchNextPage();
  expect(data?.pages.flatMap(({ items }) => items)).toEqual([1, 2]);
  expect(hasNextPage).toBe(false);
  expect(server.seen.map(({ url }) => url)).toEqual(['/api/users?limit=1', '/api/users?limit=1&cursor=c2']);
});

test('options of a query give data, and throw problems', async () => {
  const server = await serve(({ url }, response) => {
    if (url === '/api/me') json(response, { email: 'ann@example.org' });
    else problem(response, 404, 'user_not_found');
  });
  const hooks = createHooks(createClient({ baseUrl: server.api }));
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  expect(await cache.query(hooks.queryOptions('get', '/me'))).toEqual({ email: 'ann@example.org' });
  const unknown = hooks.queryOptions('get', '/users/{id}', { params: { path: { id: 'usr_1' } } });
  await expect(cache.query(unknown)).rejects.toMatchObject({ code: 'user_not_found' });
});
