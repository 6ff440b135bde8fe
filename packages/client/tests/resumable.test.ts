import { createHash, randomBytes, randomInt } from 'node:crypto';
import { File } from 'node:buffer';

import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';

import { createClient, type ClientOptions, type Progress, type SheafClient, uploadsIn } from '../src/index.ts';
import { openLine } from './breaking-line.ts';
import { type Sheaf, startSheaf } from './sheaf.ts';

/*
 * Uploads in parts to a real server, over lines that break.
 */

// A server starts, and large files are sent, on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MIB = 1024 * 1024;
let sheaf: Sheaf;
beforeAll(async () => {
  sheaf = await startSheaf();
});
afterAll(() => sheaf.close());

const bytes = new Uint8Array(randomBytes(12 * MIB));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const soon = () => 10;

function clientOn(port: number, options: ClientOptions = {}): SheafClient {
  const baseUrl = `http://127.0.0.1:${port}/api`;
  return createClient({ baseUrl, apiKey: sheaf.apiKey, resumableFrom: MIB, retryDelay: soon, ...options });
}

async function lineTo(target: () => number, onBreak?: () => void) {
  const line = await openLine(target, onBreak);
  onTestFinished(() => line.close());
  return line;
}

it('a large file arrives in parts, a small one whole, each as it was', async () => {
  const seen: string[] = [];
  const client = clientOn(sheaf.port(), {
    fetch: (request) => {
      seen.push(request.method);
      return fetch(request);
    },
  });
  const progress: Progress[] = [];
  const large = await client.upload('shared/large.bin', bytes, { sha256, onProgress: (each) => progress.push(each) });
  expect(large).toMatchObject({ path: 'shared/large.bin', size: bytes.length, sha256 });
  expect(seen).toEqual(['POST', 'PATCH', 'PATCH']);
  expect(progress[0]).toEqual({ loaded: 0, total: bytes.length });
  expect(progress.at(-1)).toEqual({ loaded: bytes.length, total: bytes.length });
  const small = await client.upload('shared/small.txt', 'small');
  expect([seen.at(-1), small.size]).toEqual(['PUT', 5]);
});

it('a line that breaks again and again delays it, and no more', async () => {
  const line = await lineTo(sheaf.port, () => line.breakAfter(line.broken() < 6 ? randomInt(9 * MIB) : null));
  line.breakAfter(randomInt(5 * MIB));
  const progress: number[] = [];
  const onProgress = ({ loaded }: Progress) => progress.push(loaded);
  const entry = await clientOn(line.port).upload('shared/broken.bin', new Blob([bytes]), { onProgress });
  expect(entry.sha256).toBe(sha256);
  expect(line.broken()).toBeGreaterThan(0);
  expect(progress.at(-1)).toBe(bytes.length);
});

it('a server that crashes meanwhile delays it, and no more', async () => {
  const crashes: Promise<void>[] = [];
  const line = await lineTo(sheaf.port, () => void crashes.push(sheaf.crash()));
  line.breakAfter(10 * MIB);
  const client = clientOn(line.port, { retryDelay: () => 200, retries: 20 });
  const entry = await client.upload('shared/crashed.bin', new Blob([bytes]));
  await Promise.all(crashes);
  expect([entry.sha256, crashes.length]).toEqual([sha256, 1]);
});

it('an upload that was paused goes on where it was', async () => {
  const client = clientOn(sheaf.port());
  const pause = new AbortController();
  const onProgress = ({ loaded }: Progress) => loaded > 9 * MIB && pause.abort();
  const paused = client.upload('shared/paused.bin', bytes, { onProgress, signal: pause.signal });
  await expect(paused).rejects.toMatchObject({ name: 'AbortError' });
  const again: number[] = [];
  const entry = await client.upload('shared/paused.bin', bytes, { onProgress: ({ loaded }) => again.push(loaded) });
  expect([entry.sha256, again[0]]).toEqual([sha256, 8 * MIB]);
});

it('one that was begun before the page was closed does so, too, for the same file', async () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const newClient = () => clientOn(sheaf.port(), { uploadStore: uploadsIn(storage) });
  const file = () => new File([bytes], 'closed.bin', { lastModified: 1 }) as unknown as Blob;
  const close = new AbortController();
  const onProgress = ({ loaded }: Progress) => loaded > 9 * MIB && close.abort();
  const closed = newClient().upload('shared/closed.bin', file(), { onProgress, signal: close.signal });
  await expect(closed).rejects.toMatchObject({ name: 'AbortError' });
  expect([...items.keys()].every((key) => key.startsWith('sheaf.upload.'))).toBe(true);
  const loaded: number[] = [];
  const entry = await newClient().upload('shared/closed.bin', file(), {
    onProgress: (each) => loaded.push(each.loaded),
  });
  expect([entry.sha256, loaded[0], items.size]).toEqual([sha256, 8 * MIB, 0]);
});

it('one that nobody goes on with can be given up', async () => {
  const store = new Map<string, string>();
  const client = clientOn(sheaf.port(), { uploadStore: store });
  const stop = new AbortController();
  const onProgress = ({ loaded }: Progress) => loaded > 9 * MIB && stop.abort();
  const call = client.upload('shared/given-up.bin', bytes, { onProgress, signal: stop.signal });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  const [id = ''] = store.values();
  await client.discardUpload('shared/given-up.bin', bytes);
  await client.discardUpload('shared/given-up.bin', bytes);
  expect(store.size).toBe(0);
  const header = { 'Tus-Resumable': '1.0.0' };
  await expect(client.DELETE('/uploads/{id}', { params: { path: { id }, header } })).rejects.toMatchObject({
    code: 'upload_not_found',
  });
});

it('one that the server has forgotten begins anew', async () => {
  const store = new Map<string, string>();
  const client = clientOn(sheaf.port(), { uploadStore: store });
  const about = { fingerprint: 'the file of the test' };
  const abort = AbortSignal.abort();
  await expect(client.upload('shared/forgotten.bin', bytes, { ...about, signal: abort })).rejects.toThrow();
  const stop = new AbortController();
  const onProgress = () => stop.abort();
  await expect(
    client.upload('shared/forgotten.bin', bytes, { ...about, onProgress, signal: stop.signal }),
  ).rejects.toThrow();
  const [key = ''] = store.keys();
  store.set(key, 'upl_01k5x6d1e2f3g4h5j6k7m8n9pq');
  expect((await client.upload('shared/forgotten.bin', bytes, about)).sha256).toBe(sha256);
});

it('its conditions hold, and both of two files are kept when that is asked for', async () => {
  const client = clientOn(sheaf.port());
  await client.upload('shared/twice.txt', 'first');
  const refused = client.upload('shared/twice.txt', bytes, { ifNoneMatch: '*' });
  await expect(refused).rejects.toMatchObject({ code: 'precondition_failed' });
  const second = await client.upload('shared/twice.txt', 'second', { onConflict: 'rename' });
  expect([second.name, await (await client.download(second.path)).text()]).toEqual(['twice (2).txt', 'second']);
});

it('bytes that are others than they should be are told', async () => {
  const client = clientOn(sheaf.port());
  const wrong = client.upload('shared/wrong.bin', bytes, { sha256: 'f'.repeat(64) });
  await expect(wrong).rejects.toMatchObject({ code: 'digest_mismatch' });
});

it('it gives up when nothing passes for long', async () => {
  const fetchNothing = vi.fn<(request: Request) => Promise<Response>>(async (request) => {
    if (request.method === 'POST') return fetch(request);
    throw new TypeError('The line is down.');
  });
  const client = clientOn(sheaf.port(), { fetch: fetchNothing, retries: 1 });
  await expect(client.upload('shared/down.bin', bytes)).rejects.toMatchObject({ code: 'network_error' });
  expect(fetchNothing).toHaveBeenCalledTimes(1 + 6);
});
