import { connect, type Socket } from 'node:net';

import { inject } from 'vitest';

import { check } from './api.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Sends a request line and headers as they stand, since fetch would mend what is crooked, and holds the answer of the API to
 * the description.
 */
export async function raw(
  requestLine: string,
  headers: Readonly<Record<string, string>> = {},
  url = inject('server').url,
): Promise<RawAnswer> {
  const socket = await open(`${requestLine} HTTP/1.1`, { connection: 'close', ...headers }, url);
  const answer = await readAnswer(socket);
  const [method = '', target = ''] = requestLine.split(' ');
  if (target.startsWith('/api')) {
    check(method, target.replace(/^\/api|\?.*/g, ''), new Response(null, answer), answer.body);
  }
  return answer;
}

/** Opens a connection and sends the head of a request; the body is the caller's to send, or not. */
export function open(
  requestLine: string,
  headers: Readonly<Record<string, string>>,
  url = inject('server').url,
): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const lines = [requestLine, ...Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`)];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Reads until the server closes the connection. */
function readAnswer(socket: Socket): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(parseAnswer(text)));
  });
}

function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
  const body = rest.join('\r\n\r\n');
  const isChunked = headers.get('transfer-encoding') === 'chunked';
  return { status: Number(statusLine.split(' ')[1]), headers, body: isChunked ? unchunked(body) : body };
}

/** RFC 9112, 7.1. Good for answers in ASCII, as problems are. */
function unchunked(body: string): string {
  const end = body.indexOf('\r\n');
  const size = Number.parseInt(body.slice(0, end), 16);
  return size > 0 ? body.slice(end + 2, end + 2 + size) + unchunked(body.slice(end + 2 + size + 2)) : '';
}
