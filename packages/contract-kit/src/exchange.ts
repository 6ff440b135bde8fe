import { pathOf, type Incoming, type RequestHead } from './incoming.ts';
import type { AnyOperation } from './operation.ts';
import type { Taken } from './rate-limit.ts';

/** One request on its way through the adapter. A class, since getters made anew for each object would never leave memory soon. */
export class Exchange {
  readonly request: Incoming;
  readonly operation: AnyOperation;
  /** Sent by the client when well formed, else made; it is on the answer and belongs in every line of the log. */
  readonly requestId: string;
  /** Whose `Idempotency-Key` it is, where the operation takes one. */
  caller: string | undefined;
  /** What is left to the caller, where requests are limited. */
  taken: Taken | undefined;
  #url: URL | undefined;

  constructor(request: Incoming, operation: AnyOperation) {
    this.request = request;
    this.operation = operation;
    this.requestId = requestIdOf(request);
  }

  /** `request.url`, parsed when somebody asks. */
  get url(): URL {
    this.#url ??= new URL(this.request.url);
    return this.#url;
  }

  /** The path of the URL, as it came. */
  get path(): string {
    return pathOf(this.request);
  }
}

/** A finished request, for the log. */
export interface Outcome {
  readonly exchange: Exchange;
  readonly status: number;
  readonly durationMs: number;
  /** Set when the answer is a 5xx, or a stream failed after its answer had begun. */
  readonly error?: unknown;
}

/** The id that was sent in `X-Request-Id` when it is well formed, else a new one. */
export function requestIdOf(request: RequestHead | null): string {
  const sent = request?.headers.get('x-request-id');
  return sent && /^[\w.-]{1,128}$/.test(sent) ? sent : crypto.randomUUID();
}
