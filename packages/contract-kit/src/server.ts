import { once } from 'node:events';
import { createServer as createNodeServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { problemOf, refuseConnection } from './connection-errors.ts';
import type { RequestHead } from './incoming.ts';
import { send } from './node-http.ts';
import { headOf, isContinueAwaited } from './node-incoming.ts';
import { settleHead } from './request-head.ts';

export { sendContinue } from './node-incoming.ts';

/** Who answers, and what becomes of what never reaches an answer. */
export interface ServerOptions {
  /** Answers a request. Its target is in origin form, or `*`; what it throws is a 500. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The problem answer for what reaches no operation; `refuse` of `bind()` is one. The request is null where bytes never became one. */
  readonly refuse: (code: string, request: RequestHead | null) => Response;
  /** Told of what `answer` throws. */
  readonly onError: (error: unknown, request: IncomingMessage) => void;
  /** Takes over a connection that asks for another protocol. Absent: the request is answered as any other. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  readonly limits?: Partial<ServerLimits>;
}

/** Nothing limits how long a request may take: a body may stream for hours, as long as it moves. */
export interface ServerLimits {
  /** The request line and all header fields together, in bytes. More answers 431. */
  readonly headerBytes: number;
  /** Milliseconds from the first byte of a request, or from the connection, to the end of its header. More answers 408. */
  readonly headersMs: number;
  /** Milliseconds that a client may leave a body it sends, or an answer it is sent, without moving. More answers 408, or cuts. */
  readonly stallMs: number;
  /** Milliseconds that a connection is kept for a next request. */
  readonly keepAliveMs: number;
  /** Requests that a client may send ahead on one connection; the rest stays in its own socket. */
  readonly pipelined: number;
}

/** A server that can be told to begin and to end. */
export interface Server {
  /**
   * Begins to accept connections.
   *
   * @param port 0: one that is free.
   * @returns The port.
   * @throws Error when the port is taken or not allowed (`EADDRINUSE`, `EACCES`).
   */
  readonly listen: (port: number, host?: string) => Promise<number>;
  /**
   * Accepts nothing more, closes what is idle, lets running requests end, each with `Connection: close` where its head is
   * not yet sent, and resolves when the last connection is gone.
   *
   * @param waitMs What still runs after this many milliseconds is cut off.
   */
  readonly drain: (waitMs: number) => Promise<void>;
}

/** A proxy's idle time is a minute as a rule, and whoever closes first should be the proxy. */
const defaults: ServerLimits = {
  headerBytes: 16 * 1024,
  headersMs: 60_000,
  stallMs: 120_000,
  keepAliveMs: 65_000,
  pipelined: 32,
};

interface Connection {
  /** The answer to the newest request. */
  latest?: ServerResponse;
  waiting: number;
}

/**
 * A node:http server fit to stand in the open, in front of a lane or anything else that answers.
 *
 * - Requests of one connection are answered one after another, in order (RFC 9112, 9.3.2).
 * - `Expect: 100-continue` is left to whoever reads the body; see `sendContinue` (RFC 9110, 10.1.1).
 * - A missing or second `Host`, a request with both lengths, and bytes that are no HTTP answer 400 (RFC 9112, 3.2, 6.3).
 * - Every refusal is a problem.
 */
export function createServer({ answer, refuse, onError, upgrade, limits = {} }: ServerOptions): Server {
  const { headerBytes, headersMs, stallMs, keepAliveMs, pipelined } = { ...defaults, ...limits };
  const connections = new Map<Duplex, Connection>();
  let draining = false;

  const server = createNodeServer({
    maxHeaderSize: headerBytes,
    headersTimeout: headersMs,
    requestTimeout: 0,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(30_000, headersMs),
    // Node would answer without a body; `settleHead` refuses in our own words.
    requireHostHeader: false,
    // A request without a body needs no stream to be ended and torn down.
    optimizeEmptyRequests: true,
  });
  server.timeout = stallMs;
  // Node would leave fields beyond a count out silently; the size bounds them already.
  server.maxHeadersCount = 0;
  server.on('connection', (socket: Socket) => {
    const connection: Connection = { waiting: 0 };
    connections.set(socket, connection);
    // Node resumes by itself, at the end of every request.
    socket.on('resume', () => {
      if (connection.waiting >= pipelined) socket.pause();
    });
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', take).on('checkContinue', take).on('checkExpectation', take);
  server.on('timeout', stalled).on('clientError', refuseBytes);
  server.on('connect', refuseTunnel);
  if (upgrade) server.on('upgrade', handOver);

  /** One after another, since a later request may rest on what an earlier one does. */
  function take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const connection = connections.get(socket);
    if (!connection) return;
    const before = connection.latest;
    connection.latest = response;
    if (!before || before.closed) return begin(request, response);
    connection.waiting += 1;
    if (connection.waiting >= pipelined) socket.pause();
    before.once('close', () => {
      connection.waiting -= 1;
      if (connection.waiting < pipelined) socket.resume();
      begin(request, response);
    });
  }

  function begin(request: IncomingMessage, response: ServerResponse): void {
    if (draining) response.setHeader('connection', 'close');
    const answered = settleHead(request)
      ? answer(request, response)
      : send(refuse('invalid_input', headOf(request)), request, response.setHeader('connection', 'close'));
    answered.catch((error: unknown) => fail(error, request, response));
  }

  async function fail(error: unknown, request: IncomingMessage, response: ServerResponse): Promise<void> {
    onError(error, request);
    if (response.headersSent) response.destroy();
    else await send(refuse('internal_error', headOf(request)), request, response);
  }

  /** Nothing has moved for `stallMs`. That is the client's fault, or we are still at work. */
  function stalled(socket: Socket): void {
    const response = connections.get(socket)?.latest;
    if (!response || response.closed || socket.writableLength > 0) return void socket.destroy();
    if (!isBodyAwaited(response)) return void socket.setTimeout(stallMs);
    if (response.headersSent) socket.destroy();
    else refuseRaw(socket, 'request_timeout', headOf(response.req));
  }

  function refuseBytes(error: NodeJS.ErrnoException, socket: Duplex): void {
    // Already refused, and still sending.
    if (socket.writableEnded) return;
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const running = runningOn(socket);
    // What follows a whole request does not take its answer away; what breaks its body does.
    if (running?.headersSent && !running.req.complete) socket.destroy();
    else afterAnswer(running?.req.complete ? running : undefined, () => refuseRaw(socket, problemOf(error), null));
  }

  function handOver(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    afterAnswer(runningOn(socket), () => {
      if (!upgrade || !settleHead(request)) return refuseRaw(socket, 'invalid_input', headOf(request));
      upgrade(request, socket, head).catch((error: unknown) => {
        onError(error, request);
        socket.destroy();
      });
    });
  }

  /** CONNECT asks for a tunnel to elsewhere, which an origin server is not (RFC 9110, 9.3.6). */
  function refuseTunnel(request: IncomingMessage, socket: Duplex): void {
    afterAnswer(runningOn(socket), () => refuseRaw(socket, 'invalid_input', headOf(request)));
  }

  function refuseRaw(socket: Duplex, code: string, head: RequestHead | null): void {
    void refuseConnection(socket, refuse(code, head));
  }

  /** The answer that is under way on a connection. */
  function runningOn(socket: Duplex): ServerResponse | undefined {
    const latest = connections.get(socket)?.latest;
    return latest?.closed === true ? undefined : latest;
  }

  async function listen(port: number, host = '127.0.0.1'): Promise<number> {
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  }

  async function drain(waitMs: number): Promise<void> {
    draining = true;
    const closed = once(server, 'close');
    server.close();
    for (const [socket, { latest }] of connections) {
      // Opened ahead of any request, which node does not count as idle.
      if (!latest && socket instanceof Socket && socket.bytesRead === 0) socket.destroy();
      if (!latest || latest.closed) continue;
      if (!latest.headersSent) latest.setHeader('connection', 'close');
      // With its head sent, an answer may have promised to keep the connection.
      else latest.once('close', () => socket.end());
    }
    const impatient = setTimeout(() => server.closeAllConnections(), waitMs);
    await closed;
    clearTimeout(impatient);
  }

  return { listen, drain };
}

/** Nothing may be written into the middle of an answer. */
function afterAnswer(running: ServerResponse | undefined, act: () => void): void {
  if (running) running.once('close', act);
  else act();
}

/** Whether we wait for bytes of a body that the client has to send; what has come and is not read yet waits for us. */
function isBodyAwaited(response: ServerResponse): boolean {
  const { req: request } = response;
  return !request.complete && request.readableLength === 0 && !isContinueAwaited(request, response);
}
