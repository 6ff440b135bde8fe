import { createHash } from 'node:crypto';

import { inject } from 'vitest';

import { openWire, type Wire, type WireAnswer } from './wire.ts';

/** One of the ways in which the fixture is served. */
export interface Target {
  readonly name: string;
  readonly server: 'lane' | 'next';
  readonly router: 'app' | 'pages';
}

export const targets: readonly Target[] = [
  { name: 'the lane, App Router', server: 'lane', router: 'app' },
  { name: 'the lane, Pages Router', server: 'lane', router: 'pages' },
  { name: 'next start, App Router', server: 'next', router: 'app' },
  { name: 'next start, Pages Router', server: 'next', router: 'pages' },
];

export interface Caller {
  /** Sends one request and reads its answer: `call('GET /notes/a', ['Range: …'], body)`. Paths are below the router's own. */
  readonly call: (requestLine: string, fields?: readonly string[], body?: string | Uint8Array) => Promise<Answer>;
  /** Opens a connection and sends a head; the rest is the caller's. */
  readonly open: (requestLine: string, ...fields: string[]) => Promise<Wire>;
  /** Waits until a handler has set a mark. */
  readonly marked: (name: string) => Promise<void>;
  readonly setMark: (name: string) => Promise<void>;
  /** What a handler has counted so far. */
  readonly countOf: (name: string) => Promise<number>;
}

export interface Answer extends WireAnswer {
  readonly text: string;
  /** @throws SyntaxError when the body is no JSON. */
  readonly json: () => unknown;
}

export function callerOf({ server, router }: Target): Caller {
  const port = inject('ports')[server];
  const head = (requestLine: string): string => `${requestLine.replace(' ', ` /api/${router}`)} HTTP/1.1`;

  async function open(requestLine: string, ...fields: string[]): Promise<Wire> {
    const wire = await openWire(port);
    wire.write(head(requestLine), 'Host: here', ...fields, '', '');
    return wire;
  }

  async function call(requestLine: string, fields: readonly string[] = [], body?: string | Uint8Array) {
    const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
    const wire = await open(requestLine, 'Connection: close', ...length, ...fields);
    if (body !== undefined) wire.socket.write(body);
    const answer = await wire.read(requestLine.startsWith('HEAD ') ? { headOf: 'HEAD' } : {});
    wire.socket.destroy();
    const text = answer.body.toString();
    return { ...answer, text, json: (): unknown => JSON.parse(text) };
  }

  return {
    call,
    open,
    marked: async (name) => expectDone(await call(`GET /marks/${name}`)),
    setMark: async (name) => expectDone(await call(`PUT /marks/${name}`)),
    async countOf(name) {
      const { count } = (await call(`GET /counts/${name}`)).json() as { count: number };
      return count;
    },
  };
}

function expectDone({ status, text }: Answer): void {
  if (status !== 200) throw new Error(`The mark was not set in time: ${text}`);
}

let names = 0;

/** A name that no other test uses. */
export function newName(): string {
  names += 1;
  return `n${process.pid}-${names}`;
}

/** A digest field's value (RFC 9530, 2). */
export function digestOf(algorithm: 'sha-256' | 'sha-512', bytes: Uint8Array): string {
  return `${algorithm}=:${createHash(algorithm.replace('-', '')).update(bytes).digest('base64')}:`;
}
