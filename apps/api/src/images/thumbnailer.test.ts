import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';
import { afterAll, afterEach, expect, test } from 'vitest';

import { type Thumbnailer, ThumbnailerBusy, UnreadableImage, createThumbnailer } from './thumbnailer.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheaf-thumbnailer-'));
afterAll(() => rmSync(folder, { recursive: true }));
let thumbnailer: Thumbnailer;
afterEach(() => thumbnailer.close());

/** One with the worker of the product. */
function real(): Thumbnailer {
  thumbnailer = createThumbnailer(fileURLToPath(new URL('./thumbnail-worker.ts', import.meta.url)));
  return thumbnailer;
}

/** One whose worker does what it is told by the first letter of the image: die, hang, or give the image back. */
function obedient(): Thumbnailer {
  const file = join(folder, 'obedient.mjs');
  writeFileSync(
    file,
    `process.on('message', ({ image }) => {
       const what = Buffer.from(image).toString();
       if (what === 'die') process.kill(process.pid, 'SIGKILL');
       if (what !== 'hang') process.send({ bytes: Buffer.from(what + process.env.HOME) });
     });
     process.on('disconnect', () => process.exit());
     process.send('ready');`,
  );
  thumbnailer = createThumbnailer(file, { timeLimitMs: 500 });
  return thumbnailer;
}

const make = (image: Uint8Array | string, side = 100) => thumbnailer.make(async () => Buffer.from(image), side);

const red = { width: 400, height: 200, channels: 3, background: 'red' } as const;

test.each(['avif', 'gif', 'jpeg', 'png', 'webp'] as const)('draws %s small', async (format) => {
  real();
  const image = await sharp({ create: red }).toFormat(format).toBuffer();
  const { data, info } = await sharp(await make(image))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([100, 50]);
  expect([Number(data[0]) > 200, Number(data[1]) < 60, Number(data[2]) < 60]).toEqual([true, true, true]);
  expect((await sharp(await make(image, 1000)).metadata()).width).toBe(400);
});

test('stands an image upright, and says nothing of where it was made', async () => {
  real();
  const exif = { IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
  const image = await sharp({ create: red }).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(image.includes('Ada')).toBe(true);
  const { width, height, exif: left, icc, xmp, orientation } = await sharp(await make(image)).metadata();
  expect({ width, height, left, icc, xmp, orientation }).toEqual({ width: 50, height: 100 });
});

test('draws the first frame of an animation', async () => {
  real();
  const frames = ['red', 'blue'].map((background) => ({ create: { ...red, background } }));
  const buffers = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
  const image = await sharp(buffers, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(image).metadata()).pages).toBe(2);
  const drawn = sharp(await make(image));
  expect((await drawn.metadata()).pages).toBeUndefined();
  expect((await drawn.stats()).dominant.r).toBeGreaterThan(200);
});

test('refuses what claims to be huge before it takes the room, what is cut off, and other formats', async () => {
  real();
  const jpeg = await sharp({ create: { ...red, noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
    .jpeg()
    .toBuffer();
  const tiff = await sharp({ create: red }).tiff().toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>';
  for (const bad of [hugePng(), jpeg.subarray(0, jpeg.length / 2), tiff, svg, '%PDF-1.4\n', 'hello', '']) {
    await expect(make(bad)).rejects.toThrow(UnreadableImage);
  }
  expect(await make(jpeg)).toBeInstanceOf(Uint8Array);
});

test('goes on after an image that ends its worker, or takes too long', async () => {
  obedient();
  const [died, hung, good] = await Promise.allSettled([make('die'), make('hang'), make('good')]);
  expect(died).toMatchObject({ reason: expect.any(UnreadableImage) });
  expect(hung).toMatchObject({ reason: expect.any(UnreadableImage) });
  expect(good).toMatchObject({ value: Buffer.from('goodundefined') });
});

test('holds no image responsible for a worker that does not start', async () => {
  const file = join(folder, 'broken.mjs');
  writeFileSync(file, 'process.exit(1);');
  thumbnailer = createThumbnailer(file);
  const failed = await make('good').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Error);
  expect(failed).not.toBeInstanceOf(UnreadableImage);
});

test('sends away whom it would keep waiting too long', async () => {
  obedient();
  const asked = Array.from({ length: 120 }, () => make('good').catch((error: unknown) => error));
  const busy = (await Promise.all(asked)).filter((answer) => answer instanceof ThumbnailerBusy);
  expect(busy).toHaveLength(20);
});

/** A PNG of 50,000 × 50,000 pixels, in a few bytes. */
function hugePng(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(50_000, 0);
  head.writeUInt32BE(50_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(200_000)));
  return Buffer.concat([signature, chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))]);
}
