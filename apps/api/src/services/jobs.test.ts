import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, startSheaf } from '../../tests/support/sheaf.ts';
import { transact } from '#db/transact.ts';
import { startJobs } from './job-runner.ts';
import { type Job, defineJob, defineRecurringJob, enqueue, runDueJobs, scheduleRecurring } from './jobs.ts';

const MINUTE = 60_000;
const payload = z.object({ name: z.string() });

describe.each(engines)('background jobs on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterEach(() => sheaf.services.db.deleteFrom('jobs').execute());
  afterAll(() => sheaf.close());

  let done: string[] = [];
  const greet = defineJob({
    kind: 'greet',
    payload,
    run: async (_ctx, { name }) => {
      done.push(name);
    },
  });
  const add = (job: typeof greet, name: string, delay = 0) => {
    const at = sheaf.services.now();
    return enqueue(sheaf.services.db, job, { payload: { name }, at, runAt: at + delay });
  };
  const run = (...jobs: Job[]) => runDueJobs(sheaf.services, jobs);
  const rows = () => sheaf.services.db.selectFrom('jobs').selectAll().execute();

  test('are done once, when they are due, the earliest first', async () => {
    done = [];
    await add(greet, 'later', MINUTE);
    await add(greet, 'soon', 10);
    sheaf.advance(20);
    expect(await run(greet)).toBe(1);
    sheaf.advance(MINUTE);
    await add(greet, 'now');
    expect(await run(greet)).toBe(2);
    expect(await run(greet)).toBe(0);
    expect(done).toEqual(['soon', 'later', 'now']);
    expect(await rows()).toEqual([]);
  });

  test('are put on the list by a transaction or not at all', async () => {
    const undone = transact(sheaf.services.db, async (tx) => {
      await enqueue(tx, greet, { payload: { name: 'nobody' }, at: sheaf.services.now() });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await run(greet)).toBe(0);
  });

  test('are each done by one of several runners', async () => {
    done = [];
    const names = Array.from({ length: 30 }, (_, index) => `job ${index}`);
    for (const name of names) await add(greet, name);
    const counts = await Promise.all(Array.from({ length: 6 }, () => run(greet)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    expect(done.toSorted()).toEqual(names.toSorted());
  });

  test('are tried again after a failure, later each time, and say what went wrong', async () => {
    const delays: number[] = [];
    let fails = true;
    const flaky = defineJob({
      kind: 'flaky',
      payload,
      run: async () => {
        if (fails) throw new Error('no luck');
      },
    });
    await add(flaky, 'x');
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(await run(flaky)).toBe(1);
      expect(await run(flaky)).toBe(0);
      const [row] = await rows();
      expect(row).toMatchObject({ attempts: attempt, last_error: 'no luck', leased_until: null });
      const delay = (row?.run_at ?? 0) - sheaf.services.now();
      delays.push(delay);
      sheaf.advance(delay + 1);
    }
    expect(delays[0]).toBeLessThanOrEqual(5000);
    expect(delays[4]).toBeGreaterThan(10 * (delays[0] ?? 0));
    expect(delays.at(-1)).toBeLessThanOrEqual(60 * MINUTE);
    fails = false;
    await run(flaky);
    expect(await rows()).toEqual([]);
  });

  test('one that fails does not hold up the others', async () => {
    done = [];
    const broken = defineJob({ kind: 'broken', payload, run: () => Promise.reject(new Error('broken')) });
    await add(broken, 'first');
    sheaf.advance(1);
    await add(greet, 'second');
    expect(await run(broken, greet)).toBe(2);
    expect(done).toEqual(['second']);
  });

  test('of a runner that was killed are done by another one once the lease is over', async () => {
    done = [];
    const { promise: asked, resolve: begun } = Promise.withResolvers<void>();
    const killed = defineJob({
      kind: 'greet',
      payload,
      run: () => {
        begun();
        return new Promise<void>(() => {});
      },
    });
    await add(greet, 'patient');
    void run(killed);
    await asked;
    expect(await run(greet)).toBe(0);
    sheaf.advance(2 * MINUTE);
    expect(await run(greet)).toBe(1);
    expect(done).toEqual(['patient']);
  });

  test('a runner whose lease is over takes nothing off the list', async () => {
    const { promise: asked, resolve: begun } = Promise.withResolvers<void>();
    const { promise: told, resolve: end } = Promise.withResolvers<void>();
    const slow = defineJob({
      kind: 'greet',
      payload,
      run: () => {
        begun();
        return told;
      },
    });
    await add(greet, 'x');
    const slowRun = run(slow);
    await asked;
    sheaf.advance(2 * MINUTE);
    const failing = defineJob({ kind: 'greet', payload, run: () => Promise.reject(new Error('not yet')) });
    expect(await run(failing)).toBe(1);
    end();
    await slowRun;
    expect(await rows()).toMatchObject([{ last_error: 'not yet' }]);
  });

  test('of a kind that is not known here wait for a process that knows it', async () => {
    await add(greet, 'x');
    expect(await run(defineJob({ kind: 'other', payload, run: async () => {} }))).toBe(0);
    expect(await rows()).toHaveLength(1);
  });

  test('that recur are due again after their interval, and on the list once', async () => {
    let count = 0;
    const tidy = defineRecurringJob({
      kind: 'tidy',
      everyMs: 10 * MINUTE,
      run: async () => {
        count += 1;
      },
    });
    await scheduleRecurring(sheaf.services, [tidy, greet]);
    await scheduleRecurring(sheaf.services, [tidy, greet]);
    expect(await run(tidy)).toBe(0);
    for (const expected of [1, 2]) {
      sheaf.advance(11 * MINUTE);
      expect(await run(tidy)).toBe(1);
      expect(count).toBe(expected);
    }
    expect(await rows()).toHaveLength(1);
  });

  test('are done by themselves, and stop when they are told to, to go on another time', async () => {
    const { promise: asked, resolve: begun } = Promise.withResolvers<void>();
    const long = defineJob({
      kind: 'long',
      payload,
      run: (_ctx, _payload, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
          begun();
        }),
    });
    await add(long, 'x');
    const runner = startJobs(sheaf.services, [long]);
    await asked;
    await runner.stop();
    expect(await rows()).toMatchObject([{ attempts: 0, leased_until: null, last_error: null }]);
    expect((await rows())[0]?.run_at).toBeLessThanOrEqual(sheaf.services.now());
  });
});
