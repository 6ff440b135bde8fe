import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, refused, startSheaf } from '../../tests/support/sheaf.ts';
import { removeBlobs } from './blob-removal.ts';
import { collectOrphans } from './collect-leftovers.ts';
import type { Context } from './context.ts';
import { deleteEntry } from './entries.ts';
import { runDueJobs } from './jobs.ts';
import { purgeEntry } from './purge.ts';
import { applyRetention } from './retention.ts';
import { createSpace, updateSpace } from './spaces.ts';
import { getThumbnail } from './thumbnails.ts';
import { uploadFile } from './uploads.ts';

const DAY = 24 * 60 * 60 * 1000;

describe.each(engines)('thumbnails on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  let image: Buffer;
  /** How often something was decoded. */
  let decoded = 0;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    const person = await sheaf.person('ada');
    const { thumbnailer } = sheaf.services;
    const make: typeof thumbnailer.make = async (read, side) => {
      decoded += 1;
      return thumbnailer.make(read, side);
    };
    ada = { ...person, thumbnailer: { ...thumbnailer, make } };
    await createSpace(ada, { name: 'images' });
    image = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
  });
  afterAll(() => sheaf.close());

  const put = async (name: string, bytes: Buffer, space = 'images') => {
    const body = new Blob([new Uint8Array(bytes)]).stream();
    return (await uploadFile(ada, { path: `${space}/${name}`, body })).entry;
  };
  const decodedBy = async (work: () => Promise<unknown>): Promise<number> => {
    const before = decoded;
    await work();
    return decoded - before;
  };
  const small = (id: string) => getThumbnail(ada, { id, size: 'small' });
  const blobs = async () => (await sheaf.storedFiles()).toSorted();

  test('are made once, whoever asks at the same time or later', async () => {
    const { id } = await put('once.png', image);
    expect(await decodedBy(() => Promise.all(Array.from({ length: 20 }, () => small(id))))).toBe(1);
    expect(await decodedBy(() => small(id))).toBe(0);
    expect(await decodedBy(() => getThumbnail(ada, { id, size: 'large' }))).toBe(1);
    await put('once.png', await sharp(image).negate().png().toBuffer());
    expect(await decodedBy(() => small(id))).toBe(1);
  });

  test('that failed are not tried again for a day', async () => {
    const { id } = await put('broken.png', image.subarray(0, 60));
    expect(await decodedBy(() => refused(small(id), 'thumbnail_not_found'))).toBe(1);
    expect(await decodedBy(() => refused(small(id), 'thumbnail_not_found'))).toBe(0);
    sheaf.advance(DAY);
    expect(await decodedBy(() => refused(small(id), 'thumbnail_not_found'))).toBe(1);
    expect(await decodedBy(() => refused(small(id), 'thumbnail_not_found'))).toBe(0);
  });

  test('that are lost are made anew', async () => {
    const { id } = await put('lost.png', image);
    const before = await blobs();
    const first = await small(id);
    const key = (await blobs()).find((blob) => !before.includes(blob));
    await sheaf.services.blobs.delete(key ?? '');
    expect(await decodedBy(async () => expect(await small(id)).toEqual(first))).toBe(1);
    expect(await decodedBy(() => small(id))).toBe(0);
  });

  test('are no orphans, and go with their version', async () => {
    await createSpace(ada, { name: 'kept' });
    await updateSpace(ada, { space: 'kept', keepVersions: 1 });
    const before = await blobs();
    const never = new AbortController().signal;
    const { id } = await put('a.png', image, 'kept');
    await small(id);
    await put('a.png', await sharp(image).negate().png().toBuffer(), 'kept');
    await small(id);
    sheaf.advance(2 * DAY);
    await collectOrphans.perform(ada, {}, never);
    expect(await blobs()).toHaveLength(before.length + 4);
    await applyRetention.perform(ada, {}, never);
    await runDueJobs(sheaf.services, [removeBlobs]);
    expect(await blobs()).toHaveLength(before.length + 2);
    await deleteEntry(ada, { id });
    await purgeEntry(ada, { id });
    await runDueJobs(sheaf.services, [removeBlobs]);
    expect(await blobs()).toEqual(before);
  });
});
