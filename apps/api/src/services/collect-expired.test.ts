import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { SESSIONS, type TestSheaf, startSheaf } from '../../tests/support/sheaf.ts';
import { allJobs } from './all-jobs.ts';
import { findAnswer, keepAnswer } from './idempotency.ts';
import { runDueJobs, scheduleRecurring } from './jobs.ts';

const HOUR = 60 * 60_000;
const kept = { fingerprint: 'of a request', answer: { createdId: 'key_1' } };

describe.each(engines)('what has expired on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    await scheduleRecurring(sheaf.services, allJobs);
  });
  afterAll(() => sheaf.close());

  const count = async (table: 'idempotency_keys' | 'sessions') =>
    (await sheaf.services.db.selectFrom(table).select('id').execute()).length;
  const run = () => runDueJobs(sheaf.services, allJobs);

  test('answers go, however many there are, and what may still be asked for stays', async () => {
    for (let number = 0; number < 1200; number += 1) await keepAnswer(sheaf.services, `old ${number}`, kept, undefined);
    sheaf.advance(23 * HOUR);
    await keepAnswer(sheaf.services, 'new', kept, undefined);
    await run();
    expect(await count('idempotency_keys')).toBe(1201);
    sheaf.advance(2 * HOUR);
    await run();
    expect(await count('idempotency_keys')).toBe(1);
    expect(await findAnswer(sheaf.services, 'new')).toEqual(kept);
  });

  test('sessions go, and those in use stay', async () => {
    sheaf.advance(SESSIONS.idleMs);
    await run();
    expect(await count('sessions')).toBe(0);
    await sheaf.person();
    sheaf.advance(SESSIONS.idleMs - HOUR);
    await sheaf.person();
    await run();
    expect(await count('sessions')).toBe(2);
    sheaf.advance(2 * HOUR);
    await run();
    expect(await count('sessions')).toBe(1);
  });
});
