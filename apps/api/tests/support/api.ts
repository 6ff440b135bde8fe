import { basename } from 'node:path';

import type { Problem as ProblemSchema } from '@sheaf/contract-kit';
import { createResponseCheck, type ResponseCheck, type Sighting } from '@sheaf/contract-kit/testing';
import { expect, inject } from 'vitest';
import type { z } from 'zod';

import { description } from './description.ts';
import { noteSeen } from './seen.ts';

/** The body of every error answer. */
export type Problem = z.output<typeof ProblemSchema>;

/** Somebody who calls: a person with a session, a program with a key. */
export interface Caller {
  readonly headers: Readonly<Record<string, string>>;
}

export interface ApiOptions {
  readonly as?: Caller | undefined;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData | ReadableStream<Uint8Array>;
  /** Another server than the one of this run. */
  readonly url?: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The body as JSON; the description vouches for its shape. */
  readonly json: T;
}

/** One for each engine, since a process may run the tests of both. */
const checks = new Map<string, ResponseCheck>();
const noted = new Set<string>();

/**
 * Calls the API at a path below `/api`, encoded already, and holds the answer to openapi.yaml.
 *
 * @throws Error when the answer departs from the description
 */
export async function api<T = Problem>(method: string, path: string, options: ApiOptions = {}): Promise<Answer<T>> {
  const { response, bytes, text } = await send(method, `/api${path}`, options);
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text,
    get json() {
      // The boundary: what the check has let through has the shape that the description gives it.
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
}

/** Calls any address of the server, and holds what the API answers to the description. */
export async function send(method: string, path: string, options: ApiOptions = {}) {
  const { as, query, json, url = inject('server').url } = options;
  const target = new URL(`${url}${path}`);
  for (const [name, value] of Object.entries(query ?? {})) target.searchParams.append(name, String(value));
  const isJson = 'json' in options;
  const body = isJson ? JSON.stringify(json) : (options.body ?? null);
  const headers = { ...(isJson && { 'content-type': 'application/json' }), ...as?.headers, ...options.headers };
  // undici wants `half` to be said whenever a body streams.
  const init = { method, headers, body, redirect: 'manual', duplex: 'half' } as const;
  const response = await fetch(target, init);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (path.startsWith('/api')) check(method, path.replace(/^\/api|\?.*/g, ''), response, text);
  return { response, bytes, text };
}

/** The URL path of a file: each segment encoded, slashes kept. */
export function fileUrl(path: string): string {
  return `/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** How many answers had each status. */
export function tally(answers: readonly { readonly status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Holds an answer, however it was got, to the description. */
export function check(method: string, path: string, response: Response, text: string): Sighting | undefined {
  const engine = inject('engine');
  const checkOne = checks.get(engine) ?? createResponseCheck(description);
  checks.set(engine, checkOne);
  const sighting = checkOne(method, path, response, text);
  if (!sighting) return undefined;
  const seen = { ...sighting, test: currentTest() };
  const key = `${engine} ${JSON.stringify(seen)}`;
  if (!noted.has(key)) noteSeen(inject('seenFolder'), engine, seen);
  noted.add(key);
  return sighting;
}

/** `session.test.ts > signing in > sets a cookie`. */
function currentTest(): string {
  const { testPath = '', currentTestName = '' } = expect.getState();
  return `${basename(testPath)} > ${currentTestName}`;
}
