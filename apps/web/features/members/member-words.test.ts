import { expect, test } from 'vitest';

import { userRefOf, userRefProblem } from './member-words.ts';

test.each([
  ['ada', 'ada'],
  ['~Ada', 'ada'],
  ['@ada', 'ada'],
  ['Ada@Example.com', 'ada@example.com'],
])('%s names somebody', (typed, ref) => {
  expect(userRefOf(typed)).toBe(ref);
  expect(userRefProblem(ref)).toBeNull();
});

test.each(['', 'ada lovelace', 'ada@example', '@@ada', 'ada_'])('%j names nobody', (typed) => {
  expect(userRefProblem(userRefOf(typed))).not.toBeNull();
});
