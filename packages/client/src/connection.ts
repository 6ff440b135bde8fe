import { invalidAnswer, networkError, parseLoosely, problemOf } from './problem-error.ts';
import type { RetryRules } from './retry.ts';

export type FetchLike = (request: Request) => Promise<Response>;

/** Where the API is and how to reach it: what every kind of call shares. */
export interface Connection {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials | undefined;
  readonly rules: RetryRules;
  /** Sends once. Answers of any status come back; only a lost connection throws. */
  readonly send: FetchLike;
}

/** A `fetch` that tells a lost connection (`network_error`) from a call that was aborted. */
export function sender(fetchOnce: FetchLike): FetchLike {
  return async (request) => {
    try {
      return await fetchOnce(request);
    } catch (error) {
      request.signal.throwIfAborted();
      throw networkError(error);
    }
  };
}

/** The answer itself when it is ok. @throws {ProblemError} when it is not */
export async function expectOk(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw problemOf(response, parseLoosely(await response.text().catch(() => '')));
}

/** Reads an answer as its Content-Type says: JSON, text, or else a Blob. Nothing when it has no content. */
export async function readAnswer(response: Response, signal: AbortSignal | null | undefined): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!isJson(type)) return reading<unknown>(isText(type) ? response.text() : response.blob(), signal);
  const text = await reading(response.text(), signal);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidAnswer(response, error);
  }
}

/** The connection may also break half-way through an answer. */
async function reading<T>(body: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  try {
    return await body;
  } catch (error) {
    signal?.throwIfAborted();
    throw networkError(error);
  }
}

function isJson(type: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(type);
}

function isText(type: string): boolean {
  return /^text\/plain\b/i.test(type);
}
