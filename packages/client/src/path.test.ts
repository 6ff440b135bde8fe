import { expect, test } from 'vitest';

import { encodePath, serializePath } from './path.ts';

test('encodes each segment by itself', () => {
  expect(encodePath('shared/a b/c#d?e%f/ü.txt')).toBe('shared/a%20b/c%23d%3Fe%25f/%C3%BC.txt');
});

test('only a parameter named path keeps its slashes', () => {
  expect(serializePath('/files/{path}', { path: 'shared/a b' })).toBe('/files/shared/a%20b');
  expect(serializePath('/spaces/{space}', { space: 'a/b' })).toBe('/spaces/a%2Fb');
});

test.each(['', 'a//b', '/a', 'a/', '.', 'a/./b', '../a', 'a/..', 'a/\ud800'])('refuses %j', (path) => {
  expect(() => encodePath(path)).toThrow(expect.objectContaining({ name: 'ProblemError', code: 'invalid_path' }));
});

test('refuses a parameter that is missing', () => {
  expect(() => serializePath('/users/{id}', {})).toThrow('"id" is missing.');
});
