import { expectTypeOf, test } from 'vitest';

import {
  createClient,
  type Entry,
  type EntryPage,
  type Health,
  type Progress,
  type Session,
  type ListedUser,
} from './index.ts';
import { createHooks } from './react.ts';

const client = createClient();

test('data is what the description says, without undefined', async () => {
  const session = await client.GET('/session');
  expectTypeOf(session.data).toEqualTypeOf<Session>();
  expectTypeOf(session.error).toEqualTypeOf<undefined>();
  const page = await client.GET('/entries', { params: { query: { folder: 'shared', limit: 5 } } });
  expectTypeOf(page.data).toEqualTypeOf<EntryPage>();
  const health = await client.GET('/health');
  expectTypeOf(health.data).toEqualTypeOf<Health | string>();
});

test('an operation without content has none', async () => {
  const { data } = await client.DELETE('/session');
  expectTypeOf(data).toEqualTypeOf<undefined>();
});

test('parseAs decides what a file is given as', async () => {
  const file = { params: { path: { path: 'shared/a.txt' } } };
  expectTypeOf((await client.GET('/files/{path}', file)).data).toExtend<Blob>();
  expectTypeOf((await client.GET('/files/{path}', { ...file, parseAs: 'stream' })).data).toEqualTypeOf<
    Response['body']
  >();
});

test('what the description does not know is refused', () => {
  // @ts-expect-error no such path
  void (() => client.GET('/nothing'));
  // @ts-expect-error no such method
  void (() => client.PUT('/session'));
  // @ts-expect-error the folder is missing
  void (() => client.GET('/entries'));
  // @ts-expect-error no such member
  void (() => client.POST('/entries', { body: { path: 'shared/a', colour: 'red' } }));
  // @ts-expect-error not a list
  void (() => client.paginate('/session'));
  // @ts-expect-error the cursor is the iterator's own
  void (() => client.paginate('/users', { query: { cursor: 'x' } }));
});

test('lists give their items', async () => {
  for await (const user of client.paginate('/users')) expectTypeOf(user).toEqualTypeOf<ListedUser>();
  for await (const entry of client.paginate('/entries', { query: { folder: 'shared' } })) {
    expectTypeOf(entry).toEqualTypeOf<Entry>();
  }
});

test('uploads give entries and tell how far they are', async () => {
  const onProgress = (progress: Progress) => expectTypeOf(progress.total).toEqualTypeOf<number | null>();
  expectTypeOf(await client.upload('shared/a.txt', 'a', { onProgress })).toEqualTypeOf<Entry>();
});

test('hooks are typed, their errors are problems', () => {
  const hooks = createHooks(client);
  const { data, error } = hooks.useQuery('get', '/me', {});
  expectTypeOf(data?.email).toEqualTypeOf<string | undefined>();
  expectTypeOf(error?.code).toEqualTypeOf<string | undefined>();
  expectTypeOf(error?.status).toEqualTypeOf<number | undefined>();
  const { queryFn } = hooks.infiniteOptions('/entries', { query: { folder: 'shared' } });
  expectTypeOf(queryFn).returns.resolves.toEqualTypeOf<EntryPage>();
});
