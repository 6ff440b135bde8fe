import type { IncomingMessage, ServerResponse } from 'node:http';

import type { HeaderReader, Incoming, RequestHead } from './incoming.ts';
import { fromNode } from './node-stream.ts';

/** Where a request was sent to. */
export interface Target {
  /** Scheme and host; asked for only when somebody wants the whole URL. */
  readonly origin: () => string;
  /** Path and query. */
  readonly path: string;
  /** The network address of whoever sent it. */
  readonly address?: string | undefined;
}

/** A node request as the kit reads it. Everything that costs is made when it is asked for. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderReader;
  readonly address: string | null;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #origin: () => string;
  #body: ReadableStream<Uint8Array> | null | undefined;
  #signal: AbortSignal | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, { origin, path, address }: Target) {
    this.method = request.method ?? 'GET';
    this.target = path;
    this.headers = new NodeHeaders(request);
    this.#request = request;
    this.#response = response;
    this.address = address ?? null;
    this.#origin = origin;
  }

  get url(): string {
    return `${this.#origin()}${this.target}`;
  }

  get peer(): string | undefined {
    return this.#request.socket.remoteAddress;
  }

  get body(): ReadableStream<Uint8Array> | null {
    this.#body ??= hasBody(this.#request) ? this.#wanted(() => fromNode(this.#request).body) : null;
    return this.#body;
  }

  get signal(): AbortSignal {
    this.#signal ??= goneSignal(this.#response);
    return this.#signal;
  }

  collect(limit: number): Promise<Uint8Array | null> {
    if (!hasBody(this.#request)) return Promise.resolve(Buffer.alloc(0));
    return this.#wanted(() => collect(this.#request, limit));
  }

  /** Only when it is read is it sure that the body is wanted (RFC 9110, 10.1.1). */
  #wanted<T>(read: () => T): T {
    sendContinue(this.#request, this.#response);
    return read();
  }
}

/** The head of a request, for refusals of what reaches no operation. */
export function headOf(request: IncomingMessage): RequestHead {
  return { method: request.method ?? 'GET', headers: new NodeHeaders(request) };
}

/** Header fields as node has read them. */
class NodeHeaders implements HeaderReader {
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get(name: string): string | null {
    const value = this.#request.headers[name.toLowerCase()];
    return typeof value === 'object' ? value.join(', ') : (value ?? null);
  }

  has(name: string): boolean {
    return this.#request.headers[name.toLowerCase()] !== undefined;
  }
}

/** Whether a request announces a body (RFC 9112, 6). */
export function hasBody({ headers, method }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const length = headers['content-length'];
  return length === undefined ? headers['transfer-encoding'] !== undefined : length !== '0';
}

/** Requests whose clients have been told to go on. */
const told = new WeakSet<IncomingMessage>();

/** Whether the client holds its body back until it is told to go on; HTTP/1.0 knows no such thing (RFC 9110, 10.1.1). */
export function isContinueAwaited(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers.expect === undefined || told.has(request) || response.headersSent) return false;
  return request.headers.expect.toLowerCase() === '100-continue' && request.httpVersion !== '1.0' && hasBody(request);
}

/**
 * Tells a client that holds its body back to go on. For whoever reads a request of node:http himself: operations of the
 * kit do so when they read their body.
 */
export function sendContinue(request: IncomingMessage, response: ServerResponse): void {
  if (!isContinueAwaited(request, response)) return;
  response.writeContinue();
  told.add(request);
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const close = (): void => {
    if (!response.writableFinished) gone.abort();
  };
  if (response.closed) close();
  else response.once('close', close);
  return gone.signal;
}

function collect(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (settled: () => void): void => {
      request.off('data', take).off('end', end).off('error', fail).off('close', cut);
      settled();
    };
    const take = (chunk: Buffer): void => {
      size += chunk.byteLength;
      if (size > limit) settle(() => resolve(null));
      else chunks.push(chunk);
    };
    const end = (): void => settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const fail = (error: Error): void => settle(() => reject(error));
    const cut = (): void => fail(new Error('The connection was closed.'));
    request.on('data', take).on('end', end).on('error', fail).on('close', cut);
  });
}
