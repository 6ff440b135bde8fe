import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import type { Peer } from './peer.ts';

/*
 * A client that does as little as it can, so that the servers are measured and not it: requests are written to the socket
 * as they are, and of the answers the head alone is looked at.
 */

const CHUNK = randomBytes(1024 ** 2);

/** Sends so many bytes as one file. @throws Error when the answer is no success */
export async function put(peer: Peer, path: string, size: number): Promise<void> {
  const socket = await open(peer);
  const answer = readHead(socket);
  socket.write(head(peer, 'PUT', path, { 'content-length': String(size), connection: 'close' }));
  for (let sent = 0; sent < size; sent += CHUNK.length) {
    const chunk = CHUNK.subarray(0, Math.min(CHUNK.length, size - sent));
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), answer]);
  }
  assertSuccess(await answer, path);
  socket.destroy();
}

/** Receives a file, or a range of it. Gives the milliseconds until its first byte. */
export async function get(peer: Peer, path: string, size: number, range?: string): Promise<number> {
  const begun = performance.now();
  const buffer = Buffer.alloc(1024 ** 2);
  let [received, headEnd, first] = [0, -1, 0];
  let start = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const take = (length: number): boolean => {
    received += length;
    if (headEnd < 0) {
      start += buffer.toString('latin1', 0, length);
      headEnd = start.indexOf('\r\n\r\n') + 4;
      if (headEnd < 4) headEnd = -1;
      else assertSuccess(start, path);
    }
    if (first === 0 && headEnd >= 0 && received > headEnd) first = performance.now() - begun;
    if (headEnd >= 0 && received === headEnd + size) resolve();
    return true;
  };
  const { hostname, port } = new URL(peer.url);
  const onread = { buffer, callback: (length: number) => take(length) };
  const socket = connect({ host: hostname, port: Number(port), onread });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error(`${path} broke off after ${received} bytes: ${start.slice(0, 300)}`)));
  socket.write(head(peer, 'GET', path, { connection: 'close', ...(range !== undefined && { range }) }));
  await promise;
  socket.destroy();
  return first;
}

/** Sends many small files, one after another on each connection. */
export async function putMany(
  peer: Peer,
  folder: string,
  { files, bytes, connections }: { files: number; bytes: number; connections: number },
): Promise<void> {
  const body = randomBytes(bytes);
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await open(peer);
      while (next < files) {
        const path = `${folder}/${next}.bin`;
        next += 1;
        const answer = readHead(socket);
        socket.write(Buffer.concat([Buffer.from(head(peer, 'PUT', path, { 'content-length': String(bytes) })), body]));
        assertSuccess(await answer, path);
      }
      socket.destroy();
    }),
  );
}

async function open({ url }: Peer): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function head(peer: Peer, method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const fields = Object.entries({ host: new URL(peer.url).host, ...peer.headers, ...headers });
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${peer.prefix}${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** The next answer with its body, which is short. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n') + 4;
      if (end < 4) return;
      const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0);
      if (text.length < end + length) return;
      done();
      resolve(text);
    };
    const onClose = (): void => {
      done();
      reject(new Error(`The connection was closed after: ${text}`));
    };
    const done = (): void => {
      socket.off('data', onData).off('close', onClose).off('error', onError);
    };
    const onError = (error: Error): void => {
      done();
      reject(error);
    };
    socket.on('data', onData).on('close', onClose).on('error', onError);
  });
}

function assertSuccess(answer: string, path: string): void {
  if (!/^HTTP\/1\.1 2/.test(answer)) throw new Error(`${path} was answered with ${answer.slice(0, 400)}`);
}
