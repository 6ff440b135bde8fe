import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { BlobStore } from './blob-store.ts';
import { openDiskStore } from './disk.ts';

let folder: string;
let store: BlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheaf-blobs-'));
  store = await openDiskStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const DAY = 24 * 60 * 60 * 1000;
const unlimited = { maxBytes: Number.MAX_SAFE_INTEGER };

/** Copies, since the store takes over what it is given. */
async function* chunks(...parts: (Uint8Array | string)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer());
}

async function filesLeft(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('gives back what it took, whole and in ranges', async () => {
  const bytes = randomBytes(1_000_000);
  const blob = await store.write(chunks(bytes.subarray(0, 300_001), bytes.subarray(300_001)), unlimited);
  expect(blob).toMatchObject({ size: 1_000_000, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect((await read(await store.open(blob.key))).equals(bytes)).toBe(true);
  const middle = await read(await store.open(blob.key, { start: 262_143, end: 600_000 }));
  expect(middle.equals(bytes.subarray(262_143, 600_001))).toBe(true);
  expect(await read(await store.open(blob.key, { start: 999_999, end: 999_999 }))).toHaveLength(1);
});

test('gives the memory of large chunks back as soon as they are written', async () => {
  const [large, small] = [new Uint8Array(100_000), new Uint8Array(200_000).subarray(1000, 2000)];
  const given = async function* () {
    yield large;
    yield small;
  };
  await store.write(given(), unlimited);
  expect([large.buffer.byteLength, small.byteLength]).toEqual([0, 1000]);
});

test('blobs that come together lie in few folders', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, number) => store.write(chunks(String(number)), unlimited)));
  const folders = new Set<string>();
  for await (const key of store.keys()) folders.add(key.slice(0, 3));
  expect(folders.size).toBeLessThanOrEqual(2);
});

test('keeps the order of many small pieces', async () => {
  const bytes = randomBytes(3_000_000);
  const pieces = Array.from({ length: 300 }, (_, index) => bytes.subarray(index * 10_000, (index + 1) * 10_000));
  const blob = await store.write(chunks(...pieces), { ...unlimited, expectedBytes: bytes.length });
  expect((await read(await store.open(blob.key))).equals(bytes)).toBe(true);
});

test('keeps an empty blob', async () => {
  const blob = await store.write(chunks(), { ...unlimited, expectedBytes: 0 });
  expect(blob.size).toBe(0);
  expect(await read(await store.open(blob.key))).toHaveLength(0);
});

test.each([
  ['fewer bytes than announced', { expectedBytes: 6 }, 'incomplete'],
  ['more bytes than announced', { expectedBytes: 4 }, 'incomplete'],
  ['more bytes than allowed', { maxBytes: 4 }, 'too_large'],
])('%s: refused, nothing left', async (_, options, code) => {
  await expect(store.write(chunks('abc', 'de'), { ...unlimited, ...options })).rejects.toMatchObject({ code });
  expect(await filesLeft()).toEqual([]);
});

test('a source that fails: its error, nothing left', async () => {
  const cut = new Error('the client went away');
  async function* failing() {
    yield Buffer.from('abc');
    throw cut;
  }
  await expect(store.write(failing(), unlimited)).rejects.toBe(cut);
  expect(await filesLeft()).toEqual([]);
});

test('an abort ends a silent upload and leaves nothing', async () => {
  const controller = new AbortController();
  const source = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(Buffer.from('abc')),
    pull: () => controller.abort(),
  });
  const upload = store.write(source, { ...unlimited, signal: controller.signal });
  await expect(upload).rejects.toMatchObject({ code: 'aborted' });
  expect(await filesLeft()).toEqual([]);
});

test('a download in flight survives the deletion; afterwards the blob is missing', async () => {
  const bytes = randomBytes(2_000_000);
  const blob = await store.write(chunks(bytes), unlimited);
  const stream = await store.open(blob.key);
  await store.delete(blob.key);
  await store.delete(blob.key);
  expect((await read(stream)).equals(bytes)).toBe(true);
  await expect(store.open(blob.key)).rejects.toMatchObject({ code: 'missing' });
});

test('reading to the end, cancelling and failing all close the file', async () => {
  const blob = await store.write(chunks(randomBytes(2_000_000)), unlimited);
  const before = await openFiles();
  await read(await store.open(blob.key));
  const cancelled = await store.open(blob.key);
  const reader = cancelled.getReader();
  await reader.read();
  await reader.cancel();
  await (await store.open(blob.key)).cancel();
  expect(await openFiles()).toBe(before);
});

test('a reader who goes away while the next bytes are being read is no failure', async () => {
  const blob = await store.write(chunks(randomBytes(2_000_000)), unlimited);
  const failures: unknown[] = [];
  const before = await openFiles();
  for (const range of [undefined, { start: 0, end: 1_999_999 }]) {
    const reader = (await store.open(blob.key, range, (error) => failures.push(error))).getReader();
    await reader.read();
    // By then the next chunk is being read.
    await setImmediate();
    await reader.cancel();
  }
  await vi.waitFor(async () => expect(await openFiles()).toBe(before));
  expect(failures).toEqual([]);
});

async function openFiles(): Promise<number> {
  const links = await readdir('/proc/self/fd');
  return links.length;
}

test('a start removes what dead processes were writing, and nothing else', async () => {
  const host = hostname().replace(/[^\w-]/g, '');
  const old = join(folder, 'tmp', 'elsewhere.1.bb');
  await writeFile(join(folder, 'tmp', `${host}.4194304.aa`), 'left over');
  await writeFile(join(folder, 'tmp', `${host}.${process.pid}.aa`), 'being written');
  await writeFile(join(folder, 'tmp', 'elsewhere.1.aa'), 'being written');
  await writeFile(old, 'left over');
  await utimes(old, 0, 0);
  await openDiskStore(folder);
  expect((await filesLeft()).toSorted()).toEqual([`${host}.${process.pid}.aa`, 'elsewhere.1.aa'].toSorted());
});

test('says when it can be written to', async () => {
  await expect(store.check()).resolves.toBeUndefined();
  await rm(join(folder, 'tmp'), { recursive: true });
  await expect(store.check()).rejects.toThrow('ENOENT');
});

test('lists its keys in order, and nothing else that lies there', async () => {
  const keys: string[] = [];
  for (let count = 0; count < 40; count += 1) keys.push((await store.write(chunks('x'), unlimited)).key);
  await mkdir(join(folder, 'blobs/lost+found'));
  await writeFile(join(folder, 'blobs/.DS_Store'), '');
  const listed: string[] = [];
  for await (const key of store.keys()) listed.push(key);
  expect(listed).toEqual(keys.toSorted());
});

test('a copy keeps its key', async () => {
  const key = 'c0'.repeat(20);
  expect(await store.write(chunks('x'), { ...unlimited, key })).toMatchObject({ key, size: 1 });
  expect(await store.stat(key)).toMatchObject({ size: 1 });
});

test('what was set aside can be put back for a week', async () => {
  const { key } = await store.write(chunks('kept'), unlimited);
  await store.setAside(key);
  await store.setAside(key);
  expect(await store.stat(key)).toBeNull();
  await expect(store.open(key)).rejects.toMatchObject({ code: 'missing' });
  await utimes(join(folder, 'aside', key), new Date(), new Date(Date.now() - 6 * DAY));
  await store.sweep();
  expect(await store.putBack(key)).toBe(true);
  expect((await read(await store.open(key))).toString()).toBe('kept');
  expect(await store.putBack(key)).toBe(false);
  await utimes(join(folder, 'blobs', key.slice(0, 1), key.slice(1, 3), key), new Date(0), new Date(0));
  await store.setAside(key);
  await store.sweep();
  expect(await filesLeft()).toEqual([key]);
  await utimes(join(folder, 'aside', key), new Date(), new Date(Date.now() - 8 * DAY));
  await store.sweep();
  expect(await filesLeft()).toEqual([]);
});

const KEY = 'a'.repeat(40);

/** Appends, and gives what it was told to be durable on the way. */
async function append(source: AsyncIterable<Uint8Array>, offset: number): Promise<number[]> {
  const durable: number[] = [];
  const onDurable = async (size: number) => void durable.push(size);
  await store.append(KEY, source, { ...unlimited, offset, onDurable });
  return durable;
}

test('a blob that comes in pieces is there when it is complete, and not before', async () => {
  const bytes = randomBytes(20 * 1024 * 1024);
  const pieces = Array.from({ length: 20 }, (_, index) =>
    bytes.subarray(index * 1024 * 1024, (index + 1) * 1024 * 1024),
  );
  expect(await append(chunks(...pieces.slice(0, 18)), 0)).toEqual([16 * 1024 * 1024, 18 * 1024 * 1024]);
  expect(await store.stat(KEY)).toBeNull();
  await append(chunks(...pieces.slice(18)), 18 * 1024 * 1024);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await store.complete(KEY, bytes.length)).toEqual({ key: KEY, size: bytes.length, sha256 });
  expect((await read(await store.open(KEY))).equals(bytes)).toBe(true);
  expect(await filesLeft()).toEqual([KEY]);
});

test('what a broken source has given is kept, and what lies behind an offset is dropped', async () => {
  async function* broken() {
    yield Buffer.from('hello');
    throw new Error('broken off');
  }
  const durable: number[] = [];
  const onDurable = async (size: number) => void durable.push(size);
  await expect(store.append(KEY, broken(), { ...unlimited, offset: 0, onDurable })).rejects.toThrow('broken off');
  expect(durable).toEqual([5]);
  await append(chunks('y'), 4);
  await expect(store.append(KEY, chunks('more'), { offset: 5, maxBytes: 3 })).rejects.toMatchObject({
    code: 'too_large',
  });
  await append(chunks('!'), 5);
  await append(chunks('too much'), 6);
  await store.complete(KEY, 6);
  expect(String(await read(await store.open(KEY)))).toBe('helly!');
});

test('a blob that was complete can be appended to, should nobody have come to need it', async () => {
  await append(chunks('hello'), 0);
  await store.complete(KEY, 5);
  await append(chunks(' world'), 5);
  expect(await store.stat(KEY)).toBeNull();
  await store.complete(KEY, 11);
  expect(String(await read(await store.open(KEY)))).toBe('hello world');
});

test.each(['in pieces', 'complete'])('nothing is left of what is abandoned %s', async (how) => {
  await append(chunks('hello'), 0);
  if (how === 'complete') await store.complete(KEY, 5);
  await store.abandon(KEY);
  await store.abandon(KEY);
  expect(await filesLeft()).toEqual([]);
  await expect(append(chunks('x'), 5)).rejects.toMatchObject({ code: 'missing' });
  await expect(store.complete(KEY, 5)).rejects.toMatchObject({ code: 'missing' });
});

test('more cannot be appended than there should be bytes before it', async () => {
  await append(chunks('hello'), 0);
  await expect(append(chunks('x'), 6)).rejects.toMatchObject({ code: 'missing' });
});
