import { expect, test } from 'vitest';

import { findExisting } from './existing-names.ts';
import { memoryServer } from './testing/memory-server.ts';

test('finds names that differ in case alone', async () => {
  const server = memoryServer({ 'shared/A.txt': 'x' });
  const found = await findExisting(server, 'shared', ['a.txt', 'b.txt']);
  expect([...found].map(([path, { name }]) => [path, name])).toEqual([['a.txt', 'A.txt']]);
});

test('reads the list once for many, and goes only into folders that are there', async () => {
  const server = memoryServer({
    'shared/trip': null,
    'shared/trip/1': 'x',
    'shared/trip/3': 'x',
    'shared/2': 'x',
    'shared/old': 'x',
  });
  const paths = ['1', '2', '3', '4', '5', 'Trip/1', 'trip/2', 'new/1', 'new/deep/2', 'old/3'];
  const found = await findExisting(server, 'shared', paths);
  expect([...found.keys()].toSorted()).toEqual(['2', 'Trip/1']);
  expect(server.log).toEqual(['list shared', 'list shared/trip', 'list shared/trip']);
});

test('asks nothing when there is nothing to look for', async () => {
  const server = memoryServer();
  expect(await findExisting(server, 'shared', [])).toEqual(new Map());
  expect(server.log).toEqual([]);
});
