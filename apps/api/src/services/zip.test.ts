import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { fromBufferPromise, openPromise } from 'yauzl';

import { type ZipItem, zip } from './zip.ts';

const modifiedAt = new Date('2024-02-29T12:34:56Z');

function file(path: string, bytes: Uint8Array, shrinks = true): ZipItem {
  return { path, modifiedAt, file: { size: bytes.byteLength, shrinks, open: async () => chunked(bytes) } };
}

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

async function zipped(items: Iterable<ZipItem>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip(items)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a zip archive', () => {
  test('gives back what was put in, whatever its size and kind', async () => {
    const text = Buffer.from('all of it, '.repeat(100_000));
    const noise = randomBytes(700_000);
    const contents: Record<string, Uint8Array> = {
      'empty.txt': Buffer.alloc(0),
      'folder/tiny.txt': Buffer.from('hello world'),
      'folder/small.txt': text.subarray(0, 20_000),
      'folder/small.bin': noise.subarray(0, 20_000),
      'folder/größe 大きさ 🗂.txt': text,
      'folder/noise.bin': noise,
      'folder/noise.jpg': noise,
    };
    const items = Object.entries(contents).map(([path, bytes]) => file(path, bytes, !path.endsWith('jpg')));
    const archive = await zipped([...items, { path: 'folder/none', modifiedAt, file: null }]);
    expect(archive.byteLength).toBeLessThan(1_600_000);

    const reader = await fromBufferPromise(archive);
    const found = new Map<string, Buffer>();
    for await (const entry of reader.eachEntry()) {
      expect(entry.getLastModDate()).toEqual(modifiedAt);
      if (entry.fileName.endsWith('/')) expect(entry.fileName).toBe('folder/none/');
      else found.set(entry.fileName, await bytesOf(await reader.openReadStreamPromise(entry)));
    }
    expect(found).toEqual(new Map(Object.entries(contents).map(([path, bytes]) => [path, Buffer.from(bytes)])));
  });

  test('has more entries than 16 bits can count', async () => {
    const count = 70_000;
    const many = function* () {
      for (let number = 0; number < count; number += 1) yield file(`${number}.txt`, Buffer.from(`${number}`));
    };
    const reader = await fromBufferPromise(await zipped(many()));
    expect(reader.entryCount).toBe(count);
    let seen = 0;
    for await (const entry of reader.eachEntry()) {
      expect(entry.fileName).toBe(`${seen}.txt`);
      seen += 1;
    }
    expect(seen).toBe(count);
  });

  // ZIP64_GIB=5 has sizes and places that 32 bits cannot hold.
  test('holds large files', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sheaf-zip-'));
    const path = join(folder, 'large.zip');
    const size = Math.floor(Number(process.env['ZIP64_GIB'] ?? 0.005) * 1024 ** 3);
    const sizes = [size, size + 1, 10];
    try {
      const output = openSync(path, 'w');
      const items = sizes.map((each, index) => large(`${index}.bin`, each, index === 0));
      for await (const chunk of zip(items)) writeSync(output, chunk);
      closeSync(output);
      const reader = await openPromise(path);
      const seen: number[] = [];
      for await (const entry of reader.eachEntry()) {
        expect(entry.uncompressedSize).toBe(sizes[seen.length]);
        let read = 0;
        for await (const chunk of await reader.openReadStreamPromise(entry)) read += chunk.length;
        seen.push(read);
      }
      expect(seen).toEqual(sizes);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('opens one file at a time, when it is read, and closes it when the reader goes', async () => {
    const events: string[] = [];
    const watched = (path: string): ZipItem => {
      const open = async () =>
        (async function* () {
          events.push(`open ${path}`);
          try {
            for (let part = 0; part < 100; part += 1) yield randomBytes(100_000);
          } finally {
            events.push(`close ${path}`);
          }
        })();
      return { path, modifiedAt, file: { size: 10_000_000, shrinks: true, open } };
    };
    const archive = zip([watched('a'), watched('b')]);
    expect(events).toEqual([]);
    while (!events.includes('open b')) await archive.next();
    await archive.return(undefined);
    await expect.poll(() => events).toEqual(['open a', 'close a', 'open b', 'close b']);
  });

  test.each([100_000, 10_000_000])('fails with a file that fails after some of its %i bytes', async (size) => {
    const open = async () =>
      (async function* () {
        yield randomBytes(50_000);
        throw new Error('The disk is gone.');
      })();
    const item = { path: 'a.bin', modifiedAt, file: { size, shrinks: true, open } };
    await expect(zipped([item])).rejects.toThrow('The disk is gone.');
  });
});

/** A file of zeros. */
function large(path: string, size: number, shrinks: boolean): ZipItem {
  const zeros = Buffer.alloc(1024 * 1024);
  const open = async () =>
    (async function* () {
      for (let left = size; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length));
    })();
  return { path, modifiedAt, file: { size, shrinks, open } };
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
