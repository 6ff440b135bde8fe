import sharp from 'sharp';

import { type Answer, READY, type Task } from '#images/thumbnailer.ts';

/*
 * Runs in a process of its own: whatever an image does to the decoders ends with it. It does one task after the other,
 * knows neither database nor credentials, and ends with the process that started it.
 */

/** Formats are let in by name: the decoders have had holes, and the fewer can be reached the better. */
const LOADERS = ['Heif', 'Jpeg', 'Nsgif', 'Png', 'Webp'];

/** Phones of today make up to 50 million. */
const MAX_PIXELS = 64_000_000;

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) });
sharp.cache(false);
sharp.concurrency(1);

process.on('message', (task: Task) => void answer(task));
process.on('disconnect', () => process.exit());
// Sent to every process of a terminal or a service. This one has its word from the one that started it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.send?.(READY);

async function answer(task: Task): Promise<void> {
  const result: Answer = await draw(task).then(
    (bytes) => ({ bytes: new Uint8Array(bytes) }),
    (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(result);
}

/** Leaves every metadata out: nothing but `keepMetadata` and the like puts it in. */
async function draw({ image, longestSide }: Task): Promise<Uint8Array> {
  return sharp(image, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}
