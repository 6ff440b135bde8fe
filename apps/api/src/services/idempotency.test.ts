import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, startSheaf } from '../../tests/support/sheaf.ts';
import { transact } from '#db/transact.ts';
import { findAnswer, keepAnswer } from './idempotency.ts';

const HOUR = 60 * 60_000;
const kept = { fingerprint: 'of a request', answer: { createdId: 'key_1' } };
const other = { fingerprint: 'of another', answer: { createdId: 'key_2' } };

describe.each(engines)('answers on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  const find = (id: string) => findAnswer(sheaf.services, id);

  test('are kept for a day and for one request', async () => {
    expect(await find('a')).toBeNull();
    expect(await keepAnswer(sheaf.services, 'a', kept, undefined)).toBe(true);
    expect(await keepAnswer(sheaf.services, 'a', other, undefined)).toBe(false);
    expect(await find('a')).toEqual(kept);
    sheaf.advance(23 * HOUR);
    expect(await find('a')).toEqual(kept);
    sheaf.advance(2 * HOUR);
    expect(await find('a')).toBeNull();
    expect(await keepAnswer(sheaf.services, 'a', other, undefined)).toBe(true);
    expect(await find('a')).toEqual(other);
  });

  test('go with the transaction they are kept in', async () => {
    const undone = transact(sheaf.services.db, async (tx) => {
      expect(await keepAnswer(sheaf.services, 'b', kept, tx)).toBe(true);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await find('b')).toBeNull();
  });
});
