import type { Claim } from './idempotency.ts';
import type { Incoming } from './incoming.ts';
import type { LooseReply } from './answer.ts';
import type { Input, OperationDefinition, Reply } from './operation.ts';

/** Called at the end of the transaction that does the work, with what was made. What it throws must undo the transaction. */
export type Settle<Made, Transaction> = (transaction: Transaction, made: Made) => Promise<void>;

/** What a handler is given: the input, parsed and typed by its operation, and who is calling. */
export interface Call<D extends OperationDefinition, Context, Transaction = never> extends Input<D> {
  /** What `bind()` makes of the caller. */
  readonly context: Context;
  readonly request: Incoming;
  /** Aborted when the client goes, and when the operation's time is up. */
  readonly signal: AbortSignal;
  /** The media type the client prefers among those the operation answers with (RFC 9110, 12.5.1). */
  readonly accept: string;
  /**
   * Does work that a repeat of the request must not do again, and replies to it. `settle` is there when the operation takes
   * an `Idempotency-Key` and the request has one: it records the reply together with the work.
   */
  readonly once: <Made>(
    work: (settle?: Settle<Made, Transaction>) => Promise<Made>,
    reply: (made: Made) => Reply<D>,
  ) => Promise<Reply<D>>;
}

type Work = (settle?: Settle<unknown, unknown>) => Promise<unknown>;

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
  /** Set when the request has an `Idempotency-Key`. */
  claim: Claim | undefined;

  constructor(request: Incoming, context: unknown, accept: string) {
    this.request = request;
    this.context = context;
    this.accept = accept;
  }

  /** A getter, since handlers take it out of the call. */
  get once() {
    const { claim } = this;
    return async (work: Work, reply: (made: unknown) => LooseReply): Promise<LooseReply> =>
      reply(await work(claim && ((transaction, made) => claim.settle(reply(made), transaction))));
  }

  /** Made when it is asked for: few handlers do, and it costs more than the rest of the call. */
  get signal(): AbortSignal {
    const gone = this.request.signal;
    return this.timeLimit ? AbortSignal.any([gone, this.timeLimit]) : gone;
  }
}
