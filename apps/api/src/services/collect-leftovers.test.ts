import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, bytes, put, startSheaf, text } from '../../tests/support/sheaf.ts';
import { allJobs } from './all-jobs.ts';
import type { Context } from './context.ts';
import { whileBlobsStay } from './hold.ts';
import { defineJob, enqueue, runDueJobs, scheduleRecurring } from './jobs.ts';

const DAY = 24 * 60 * 60_000;
const unlimited = { maxBytes: Number.MAX_SAFE_INTEGER };

describe.each(engines)('blobs that belong to no file on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    ada = sheaf.admin;
    await put(ada, 'shared/a.txt', 'needed');
  });
  afterEach(() => sheaf.services.db.deleteFrom('jobs').execute());
  afterAll(() => sheaf.close());

  const stray = async () => (await sheaf.services.blobs.write(bytes('stray'), unlimited)).key;
  const isThere = async (key: string) => (await sheaf.services.blobs.stat(key)) !== null;
  const run = () => runDueJobs(sheaf.services, allJobs);

  test('are collected when they have waited for a day, and what files have stays', async () => {
    const key = await stray();
    await scheduleRecurring({ ...sheaf.services, now: () => sheaf.services.now() - 2 * DAY }, allJobs);
    await run();
    expect(await isThere(key)).toBe(true);
    sheaf.advance(2 * DAY);
    await run();
    expect(await isThere(key)).toBe(false);
    expect(await sheaf.services.blobs.putBack(key)).toBe(true);
    expect(await text(ada, 'shared/a.txt')).toBe('needed');
  });

  test('are left to the job that is to delete them', async () => {
    const key = await stray();
    const at = sheaf.services.now();
    const free = defineJob({ kind: 'free', payload: z.object({ keys: z.array(z.string()) }), run: async () => {} });
    await enqueue(sheaf.services.db, free, { payload: { keys: [key] }, at });
    await scheduleRecurring(sheaf.services, allJobs);
    sheaf.advance(2 * DAY);
    await run();
    expect(await isThere(key)).toBe(true);
  });

  test('stay while a backup is made, as do those that other jobs delete, and only one is made at a time', async () => {
    const key = await stray();
    await scheduleRecurring(sheaf.services, allJobs);
    sheaf.advance(2 * DAY);
    await whileBlobsStay(sheaf.services, async () => {
      await run();
      expect(await isThere(key)).toBe(true);
      await expect(whileBlobsStay(sheaf.services, async () => {})).rejects.toThrow('Another backup');
    });
    sheaf.advance(60_000);
    await run();
    expect(await isThere(key)).toBe(false);
  });

  test('a backup waits for the job that is deleting, and one that was killed holds nothing up for long', async () => {
    await scheduleRecurring(sheaf.services, allJobs);
    sheaf.advance(2 * DAY);
    const order: string[] = [];
    const { promise: asked, resolve: begun } = Promise.withResolvers<void>();
    const { promise: told, resolve: end } = Promise.withResolvers<void>();
    const deleting = defineJob({
      kind: 'collect-orphans',
      payload: z.object({}),
      deletesBlobs: true,
      async run() {
        begun();
        await told;
        order.push('deleted');
      },
    });
    const job = runDueJobs(sheaf.services, [deleting]);
    await asked;
    const backup = whileBlobsStay(sheaf.services, async () => order.push('held'));
    end();
    await Promise.all([job, backup]);
    expect(order).toEqual(['deleted', 'held']);
    await new Promise<void>((held) => {
      void whileBlobsStay(sheaf.services, () => new Promise(() => held()));
    });
    await expect(whileBlobsStay(sheaf.services, async () => {})).rejects.toThrow('Another backup');
    sheaf.advance(3 * 60_000);
    expect(await whileBlobsStay(sheaf.services, async () => 'held')).toBe('held');
  });
});
