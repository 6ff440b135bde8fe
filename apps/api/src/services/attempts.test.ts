import { expect, test } from 'vitest';

import { type Attempts, counted, createAttempts } from './attempts.ts';

const of = (target: string, network = 'home') => ({ target, network });

function fail(attempts: Attempts, target: string, times: number, network = 'home'): void {
  for (let attempt = 0; attempt < times; attempt += 1) attempts.begin(of(target, network));
}

test('after ten failures the eleventh attempt must wait five minutes', () => {
  let now = 0;
  const attempts = createAttempts(() => now);
  fail(attempts, 'ada', 10);
  const refusal = expect.objectContaining({ code: 'too_many_requests', retryAfterSeconds: 300 });
  expect(() => attempts.begin(of('ada'))).toThrow(refusal);
  expect(() => attempts.begin(of('grace'))).not.toThrow();
  now = 300_000;
  expect(() => fail(attempts, 'ada', 10)).not.toThrow();
});

test('a success forgives', () => {
  const attempts = createAttempts(() => 0);
  fail(attempts, 'ada', 10);
  attempts.succeeded(of('ada'));
  expect(() => fail(attempts, 'ada', 10)).not.toThrow();
});

test('an attempt that could not be checked is none, and makes up for none', async () => {
  const attempts = createAttempts(() => 0);
  const wrong = () => counted(attempts, of('ada'), async () => false);
  const busy = () => counted(attempts, of('ada'), () => Promise.reject(new Error('busy')));
  for (let tries = 0; tries < 5; tries += 1) expect(await wrong()).toBe(false);
  for (let tries = 0; tries < 30; tries += 1) await expect(busy()).rejects.toThrow('busy');
  for (let tries = 0; tries < 5; tries += 1) expect(await wrong()).toBe(false);
  await expect(wrong()).rejects.toThrow('Too many');
});

test('whoever hammers an account keeps its owner out from nowhere else', () => {
  const attempts = createAttempts(() => 0);
  for (let network = 0; network < 500; network += 1) {
    fail(attempts, 'ada', 1, `botnet ${network}`);
    expect(() => attempts.begin(of('ada', `home ${network}`))).not.toThrow();
    attempts.succeeded(of('ada', `home ${network}`));
  }
});

test('of an account under attack each network has one guess', () => {
  const attempts = createAttempts(() => 0);
  for (let network = 0; network < 10; network += 1) fail(attempts, 'ada', 10, `botnet ${network}`);
  attempts.begin(of('ada', 'fresh'));
  expect(() => attempts.begin(of('ada', 'fresh'))).toThrow('Too many');
  expect(() => fail(attempts, 'grace', 10, 'fresh')).not.toThrow();
});

test('a network that tries many accounts is refused, and an account of its own does not help it', () => {
  const attempts = createAttempts(() => 0);
  for (let account = 0; account < 100; account += 1) {
    attempts.begin(of('its own', 'spray'));
    attempts.succeeded(of('its own', 'spray'));
    fail(attempts, `account ${account}`, 1, 'spray');
  }
  expect(() => attempts.begin(of('one more', 'spray'))).toThrow('Too many');
  expect(() => attempts.begin(of('one more'))).not.toThrow();
});

test('made-up accounts push out the oldest, not the newest', () => {
  const attempts = createAttempts(() => 0);
  fail(attempts, 'old', 10);
  for (let index = 0; index < 9_999; index += 1) attempts.begin(of(`made up ${index}`, `network ${index}`));
  fail(attempts, 'new', 10);
  expect(() => attempts.begin(of('new'))).toThrow('Too many');
  expect(() => attempts.begin(of('old'))).not.toThrow();
});
