import { hash as argon2 } from '@node-rs/argon2';
import { expect, test } from 'vitest';

import { createPasswords } from './passwords.ts';

test('a hash is argon2id with the cost that OWASP names, salted, and fits its password alone', async () => {
  const passwords = createPasswords();
  const [hash, again] = await Promise.all([passwords.hash('secret'), passwords.hash('secret')]);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(again).not.toBe(hash);
  expect(await passwords.verify('secret', hash)).toBe(true);
  expect(await passwords.verify('Secret', hash)).toBe(false);
  expect(await passwords.verify('secret', undefined)).toBe(false);
});

test('a hash of another cost is outdated', async () => {
  const passwords = createPasswords();
  expect(passwords.isOutdated(await passwords.hash('secret'))).toBe(false);
  expect(passwords.isOutdated(await argon2('secret', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
});

test('a rush is turned away instead of being queued without end, and the queue drains', async () => {
  const passwords = createPasswords();
  const rush = await Promise.allSettled(Array.from({ length: 120 }, () => passwords.verify('x', undefined)));
  const refused = rush.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(18);
  for (const result of refused) expect(result).toMatchObject({ reason: { code: 'unavailable' } });
  expect(await passwords.verify('x', undefined)).toBe(false);
});
