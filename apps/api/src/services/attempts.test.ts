import { expect, test } from 'vitest';

import { type Attempts, createAttempts } from './attempts.ts';

function fail(attempts: Attempts, key: string, times: number): void {
  for (let attempt = 0; attempt < times; attempt += 1) attempts.begin(key);
}

test('after ten failures the eleventh attempt must wait five minutes', () => {
  let now = 0;
  const attempts = createAttempts(() => now);
  fail(attempts, 'ada', 10);
  const refusal = expect.objectContaining({ code: 'too_many_requests', retryAfterSeconds: 300 });
  expect(() => attempts.begin('ada')).toThrow(refusal);
  expect(() => attempts.begin('grace')).not.toThrow();
  now = 300_000;
  expect(() => fail(attempts, 'ada', 10)).not.toThrow();
});

test('a success forgives', () => {
  const attempts = createAttempts(() => 0);
  fail(attempts, 'ada', 10);
  attempts.succeeded('ada');
  expect(() => fail(attempts, 'ada', 10)).not.toThrow();
});

test('made-up keys push out the oldest, not the newest', () => {
  const attempts = createAttempts(() => 0);
  fail(attempts, 'old', 10);
  for (let index = 0; index < 9_999; index += 1) attempts.begin(`made up ${index}`);
  fail(attempts, 'new', 10);
  expect(() => attempts.begin('new')).toThrow('Too many');
  expect(() => attempts.begin('old')).not.toThrow();
});
