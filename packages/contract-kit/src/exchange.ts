import { pathOf, type Incoming } from './incoming.ts';
import type { AnyOperation } from './operation.ts';

/** One request on its way through the adapter. */
export interface Exchange {
  readonly request: Incoming;
  readonly operation: AnyOperation;
  readonly requestId: string;
  /** `request.url`, parsed when somebody asks. */
  readonly url: URL;
  /** The path of the URL, as it came. */
  readonly path: string;
}

/** A finished request, for the log. */
export interface Outcome {
  readonly exchange: Exchange;
  readonly status: number;
  readonly durationMs: number;
  /** Set when the answer is a 5xx, or a stream failed after its answer had begun. */
  readonly error?: unknown;
}

export function beginExchange(request: Incoming, operation: AnyOperation): Exchange {
  let url: URL | undefined;
  return {
    request,
    operation,
    requestId: requestIdOf(request),
    get url() {
      url ??= new URL(request.url);
      return url;
    },
    get path() {
      return pathOf(request);
    },
  };
}

/** The id that was sent in `X-Request-Id` when it is well formed, else a new one. */
export function requestIdOf(request: Incoming | null): string {
  const sent = request?.headers.get('x-request-id');
  return sent && /^[\w.-]{1,128}$/.test(sent) ? sent : crypto.randomUUID();
}
