import type { Incoming } from './incoming.ts';
import type { Input, OperationDefinition } from './operation.ts';

/** What a handler is given: the input, parsed and typed by its operation, and who is calling. */
export interface Call<D extends OperationDefinition, Context> extends Input<D> {
  /** What `bind()` makes of the caller. */
  readonly context: Context;
  readonly request: Incoming;
  /** Aborted when the client goes, and when the operation's time is up. */
  readonly signal: AbortSignal;
  /** The media type the client prefers among those the operation answers with (RFC 9110, 12.5.1). */
  readonly accept: string;
}

/** A call before its types are known, filled in as the request is parsed. */
export class LooseCall {
  params: unknown;
  query: unknown;
  headers: unknown;
  cookies: unknown;
  body: unknown;
  readonly context: unknown;
  readonly request: Incoming;
  readonly accept: string;
  /** Aborted when the operation's time is up. */
  timeLimit: AbortSignal | undefined;

  constructor(request: Incoming, context: unknown, accept: string) {
    this.request = request;
    this.context = context;
    this.accept = accept;
  }

  /** Made when it is asked for: few handlers do, and it costs more than the rest of the call. */
  get signal(): AbortSignal {
    const gone = this.request.signal;
    return this.timeLimit ? AbortSignal.any([gone, this.timeLimit]) : gone;
  }
}
