import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, bytes, refused, startSheaf, text } from '../../tests/support/sheaf.ts';
import { allJobs } from './all-jobs.ts';
import type { Context } from './context.ts';
import { runDueJobs, scheduleRecurring } from './jobs.ts';
import { appendUpload, createUpload, getUpload } from './resumable-uploads.ts';
import { UPLOAD_LIFETIME_MS } from './upload-writer.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const holds = () => true;

describe.each(engines)('resumable uploads on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    await scheduleRecurring(sheaf.services, allJobs);
  });
  afterAll(() => sheaf.close());

  const begin = async (path: string, length: number) => {
    const conditions = { ifMatch: null, ifNoneMatch: null };
    const upload = { path, length, onConflict: 'version', metadata: '', conditions, holds } as const;
    return (await createUpload(ada, upload)).id;
  };
  const append = (id: string, offset: number, body: AsyncIterable<Uint8Array>) =>
    appendUpload(ada, { id, offset, body, checksum: null, isWhole: false, holds });
  const run = () => runDueJobs(sheaf.services, allJobs);

  test('are given up when no bytes come for a week, and their bytes are deleted', async () => {
    ada = sheaf.admin;
    const [idle, busy, done] = [await begin('shared/a', 9), await begin('shared/b', 9), await begin('shared/c', 1)];
    for (const id of [idle, busy, done]) await append(id, 0, bytes('a'));
    sheaf.advance(UPLOAD_LIFETIME_MS - HOUR);
    await append(busy, 1, bytes('b'));
    await run();
    expect((await getUpload(ada, { id: idle })).received).toBe(1);
    expect(await sheaf.storedFiles()).toHaveLength(3);
    sheaf.advance(2 * HOUR);
    await refused(getUpload(ada, { id: idle }), 'upload_not_found');
    await run();
    expect(await sheaf.storedFiles()).toHaveLength(2);
    const rows = await sheaf.services.db.selectFrom('uploads').select('id').execute();
    expect(rows).toEqual([{ id: busy }]);
    await append(busy, 2, bytes('1234567'));
    expect([await text(ada, 'shared/b'), await text(ada, 'shared/c')]).toEqual(['ab1234567', 'a']);
  });

  test('are taken over from a writer that has gone silent, who then writes no more', async () => {
    const id = await begin('shared/d', 4);
    const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
    const { promise: asleep, resolve: sleep } = Promise.withResolvers<void>();
    async function* sleeper() {
      yield Buffer.from('a');
      sleep();
      await woken;
      yield Buffer.from('xyz');
    }
    const silent = append(id, 0, sleeper());
    await asleep;
    await refused(append(id, 0, bytes('1234')), 'upload_in_use');
    sheaf.advance(60_000);
    await append(id, 0, bytes('12'));
    wake();
    await refused(silent, 'upload_offset_differs');
    await append(id, 2, bytes('34'));
    expect(await text(ada, 'shared/d')).toBe('1234');
  });

  test('that are whole and no files yet keep their bytes, however long a refusal lasts', async () => {
    const id = await begin('shared/e', 2);
    await append(id, 0, bytes('a'));
    let asked = 0;
    // Refused when the bytes are in their place already.
    const refusing = {
      id,
      offset: 1,
      body: bytes('x'),
      checksum: null,
      isWhole: false,
      holds: () => (asked += 1) === 1,
    };
    await refused(appendUpload(ada, refusing), 'precondition_failed');
    sheaf.advance(2 * DAY);
    await run();
    expect(await append(id, 1, bytes('b'))).toMatchObject({ received: 2 });
    expect(await text(ada, 'shared/e')).toBe('ab');
  });

  test('whose bytes are gone, as after a restore, are gone too', async () => {
    const id = await begin('shared/f', 2);
    await append(id, 0, bytes('a'));
    const row = await sheaf.services.db
      .selectFrom('uploads')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await sheaf.services.blobs.abandon(row.blob_key);
    await refused(append(id, 1, bytes('b')), 'upload_not_found');
    await refused(getUpload(ada, { id }), 'upload_not_found');
  });

  test('count with what has come of them, so that many together are no more than may be stored', async () => {
    const person = await sheaf.person();
    const limited = { ...person, defaultQuotas: { ...person.defaultQuotas, user: 10 } };
    const conditions = { ifMatch: null, ifNoneMatch: null };
    const create = (path: string, length: number) =>
      createUpload(limited, { path, length, onConflict: 'version', metadata: '', conditions, holds });
    await refused(create('shared/g', 1000), 'quota_exceeded');
    const [one, two] = [await create('shared/h', 8), await create('shared/i', 8)];
    const send = (id: string, offset: number, part: string) =>
      appendUpload(limited, { id, offset, body: bytes(part), checksum: null, isWhole: false, holds });
    await send(one.id, 0, '1234');
    await refused(send(two.id, 0, '1'), 'quota_exceeded');
    await refused(create('shared/j', 7), 'quota_exceeded');
    await send(one.id, 4, '5678');
  });
});
