import fc from 'fast-check';

import { toCurl } from './curl.ts';
import { excerpt, toAnswer, type Answer } from './demands.ts';
import type { FuzzRequest } from './requests.ts';
import type { ResponseCheck } from './responses.ts';

export interface ProbeOptions {
  /** Where the document's server is, for the commands that are printed: `http://localhost:3000/api`. */
  readonly base: string;
  readonly seed: number;
  /** A failure to look at again, with the name and the path that it was printed with. */
  readonly replay?: { readonly name: string; readonly path: string } | undefined;
  /** Sends a request as it stands, nothing in its path folded: see `createSender`. */
  readonly send: (request: FuzzRequest) => Promise<Response>;
  /** Holds an answer to the document: see `createResponseCheck`. */
  readonly check: (...answer: Parameters<ResponseCheck>) => void;
}

/** Looks for requests that are answered wrongly. */
export interface Probe {
  /** Sends a request for each of so many values, and makes the first that fails a demand as small as it gets. */
  readonly hold: <T>(name: string, values: fc.Arbitrary<T>, runs: number, demand: Demand<T>) => Promise<void>;
  /** What was found, each with a command that shows it. */
  readonly failures: readonly string[];
  readonly requests: () => number;
}

/** @throws Error when the answer is not what is due. */
export type Demand<T> = (value: T, exchange: Exchange) => Promise<void>;
/** Sends a request. @throws Error when the answer is a failure, or none that the document lists. */
export type Exchange = (request: FuzzRequest) => Promise<Answer>;

export function createProbe(operationId: string, { base, seed, replay, send, check }: ProbeOptions): Probe {
  const failures: string[] = [];
  let requests = 0;

  async function exchange(request: FuzzRequest): Promise<Answer> {
    requests += 1;
    const response = await send(request);
    const body = await response.text();
    if (response.status >= 500) throw new Error(`It failed with ${response.status}: ${excerpt(body)}`);
    check(request.method, request.path.split('?')[0] ?? '', response, body);
    return toAnswer(response, body);
  }

  async function hold<T>(what: string, values: fc.Arbitrary<T>, runs: number, demand: Demand<T>): Promise<void> {
    const name = `${operationId}, ${what}`;
    if (replay && replay.name !== name) return;
    let sent: FuzzRequest | undefined;
    let smallest: { readonly request: FuzzRequest | undefined; readonly error: unknown } | undefined;
    const property = fc.asyncProperty(values, async (value) => {
      sent = undefined;
      try {
        await demand(value, (request) => exchange((sent = request)));
      } catch (error) {
        // Only what fails is made smaller, so the last to fail is the smallest.
        smallest = { request: sent, error };
        throw error;
      }
    });
    // What is sent once is large, and not made smaller.
    const { failed, counterexamplePath } = await fc.check(property, {
      seed,
      numRuns: runs,
      endOnFailure: runs === 1,
      ...(replay && { path: replay.path }),
    });
    if (!failed || !smallest) return;
    const { request, error } = smallest;
    const message = error instanceof Error ? error.message : String(error);
    const command = request ? `\n${toCurl(base, request)}` : '';
    failures.push(`${name} (path ${counterexamplePath}): ${message}${command}`);
  }

  return { hold, failures, requests: () => requests };
}
