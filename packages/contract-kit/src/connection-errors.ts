import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a refused client may go on sending. */
const LINGER_MS = 2000;

const codes: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** The problem code for what node's parser or clock has against a connection: 431 (RFC 6585, 5), 408 or 400. */
export function problemOf({ code = '' }: NodeJS.ErrnoException): string {
  return codes[code] ?? 'invalid_input';
}

/** Answers bytes that never became a request, so that there is no response object to write with, and hangs up. */
export async function refuseConnection(socket: Duplex, answer: Response): Promise<void> {
  const body = await answer.text();
  if (!socket.writable) return;
  const fields = new Map(answer.headers);
  fields.set('content-length', String(Buffer.byteLength(body)));
  fields.set('connection', 'close');
  const head = Array.from(fields, ([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${head}\r\n${body}`);
  // With bytes left unread the system would reset the connection, and the client lose the answer (RFC 9112, 9.6).
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.resume();
}
