import { randomBytes } from 'node:crypto';

import { startServer } from './running-server.ts';

/*
 * How much memory the server takes for 1 GiB in one PUT, and 1 GiB in one form. Prints the growth over the memory it
 * had before, at its highest.
 */

const GIB = 1024 ** 3;
const CHUNK = randomBytes(1024 ** 2);

const server = await startServer();
await measure('warm-up 64 MiB', () => put(64 * 1024 ** 2));
await measure('PUT 1 GiB', () => put(GIB));
await measure('form 1 GiB', () => form(GIB));
await measure('GET 1 GiB', get);
await server.stop();

async function measure(name: string, run: () => Promise<void>): Promise<void> {
  const before = await server.memory();
  let highest = before;
  const sampling = setInterval(() => {
    void server.memory().then((now) => (highest = Math.max(highest, now)));
  }, 50);
  const begun = performance.now();
  await run();
  clearInterval(sampling);
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${name.padEnd(16)} grew ${(highest - before).toFixed(1)} MiB over ${before.toFixed(1)} MiB, in ${seconds.toFixed(1)} s`,
  );
}

async function put(size: number): Promise<void> {
  const answer = await send('PUT', '/api/files/shared/put.bin', chunks(size), { 'content-length': String(size) });
  expectSize(await answer.json(), size);
}

async function form(size: number): Promise<void> {
  const field = (name: string, rest: string) => `--edge\r\ncontent-disposition: form-data; name="${name}"${rest}`;
  const head = `${field('folder', '')}\r\n\r\nshared\r\n${field('file', '; filename="form.bin"')}\r\n\r\n`;
  async function* body() {
    yield new TextEncoder().encode(head);
    yield* chunks(size);
    yield new TextEncoder().encode('\r\n--edge--\r\n');
  }
  const answer = await send('POST', '/api/files', body(), { 'content-type': 'multipart/form-data; boundary=edge' });
  const { items } = (await answer.json()) as { items: { entry: unknown }[] };
  expectSize(items[0]?.entry, size);
}

async function get(): Promise<void> {
  const answer = await fetch(`${server.url}/api/files/shared/put.bin`, { headers: server.headers });
  let size = 0;
  for await (const chunk of answer.body ?? []) size += chunk.byteLength;
  expectSize({ size }, GIB);
}

function send(
  method: string,
  path: string,
  body: AsyncIterable<Uint8Array>,
  headers: Record<string, string>,
): Promise<Response> {
  const init = { method, headers: { ...server.headers, ...headers }, body: ReadableStream.from(body), duplex: 'half' };
  return fetch(server.url + path, init as RequestInit);
}

async function* chunks(size: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < size; sent += CHUNK.length) yield CHUNK;
}

function expectSize(entry: unknown, size: number): void {
  const stored = (entry as { size?: number } | undefined)?.size;
  if (stored !== size) throw new Error(`${String(stored)} bytes arrived, not ${size}`);
}
