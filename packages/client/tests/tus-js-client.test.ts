import { createHash, randomBytes, randomInt } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';

import { createClient } from '../src/index.ts';
import { openLine } from './breaking-line.ts';
import { type Sheaf, startSheaf } from './sheaf.ts';

/*
 * The tus client that others use, unchanged, over lines that break and to a server that crashes.
 * `RESUMABLE_BYTES=1073741824` sends a file of 1 GiB.
 */

const length = Number(process.env['RESUMABLE_BYTES'] ?? 64 * 1024 * 1024);
const third = Math.floor(length / 3);
vi.setConfig({ testTimeout: 60_000 + length / 2000, hookTimeout: 60_000 });

let sheaf: Sheaf;
beforeAll(async () => {
  sheaf = await startSheaf();
});
afterAll(() => sheaf.close());

/** A file of random bytes, and their SHA-256. */
async function bigFile() {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-big-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'big.bin');
  const handle = await open(file, 'w');
  const hash = createHash('sha256');
  for (let left = length; left > 0;) {
    const chunk = randomBytes(Math.min(left, 1024 * 1024));
    hash.update(chunk);
    await handle.write(chunk);
    left -= chunk.byteLength;
  }
  await handle.close();
  return { file, sha256: hash.digest('hex') };
}

function send(file: string, port: number, path: string, options: Partial<UploadOptions> = {}): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(createReadStream(file), {
      endpoint: `http://127.0.0.1:${port}/api/uploads`,
      headers: { authorization: `Bearer ${sheaf.apiKey}` },
      metadata: { path, filename: 'big.bin' },
      retryDelays: Array.from({ length: 50 }, () => 200),
      onError: reject,
      onSuccess: () => resolve(upload),
      ...options,
    });
    upload.start();
  });
}

async function entryAt(path: string) {
  const client = createClient({ baseUrl: `http://127.0.0.1:${sheaf.port()}/api`, apiKey: sheaf.apiKey });
  const { sha256, size } = await client.stat(path);
  return { sha256, size };
}

it('brings a large file over a line that breaks at random, in one request as far as it goes', async () => {
  const { file, sha256 } = await bigFile();
  const breaks = 5;
  const line = await openLine(sheaf.port, () => line.breakAfter(line.broken() < breaks ? randomInt(third) : null));
  onTestFinished(() => line.close());
  line.breakAfter(randomInt(third));
  await send(file, line.port, 'shared/broken.bin');
  expect(await entryAt('shared/broken.bin')).toEqual({ sha256, size: length });
  expect(line.broken()).toBeGreaterThan(0);
});

it('brings it to a server that crashes in the middle of a part', async () => {
  const { file, sha256 } = await bigFile();
  const crashes: Promise<void>[] = [];
  const line = await openLine(sheaf.port, () => void crashes.push(sheaf.crash()));
  onTestFinished(() => line.close());
  line.breakAfter(randomInt(third, 2 * third));
  const told: number[] = [];
  await send(file, line.port, 'shared/crashed.bin', {
    onAfterResponse: (_request, response) => void told.push(Number(response.getHeader('Upload-Offset') ?? -1)),
  });
  await Promise.all(crashes);
  expect(crashes).toHaveLength(1);
  expect(await entryAt('shared/crashed.bin')).toEqual({ sha256, size: length });
  // More than nothing had been told to be safe after the crash: the request was long, and synced on the way.
  expect(told.filter((offset) => offset > 0 && offset < length).length).toBeGreaterThan(0);
});
