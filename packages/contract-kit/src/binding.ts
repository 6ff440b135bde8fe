import type { ParseMultipart } from './body.ts';
import type { MakeCheck } from './check.ts';
import type { AnyOperation } from './operation.ts';
import type { CorsOptions } from './cors.ts';
import type { MakeHash } from './digest.ts';
import type { Exchange, Outcome } from './exchange.ts';
import type { IdempotencyRule } from './idempotency.ts';
import type { ProblemError, ProblemTable } from './problem.ts';
import type { RateLimiter } from './rate-limit.ts';

/** Who is calling, and how that was proved. */
export interface Credential<Actor> {
  readonly actor: Actor;
  /** A browser sends cookies by itself, so a cookie call that changes something must come from our own pages. */
  readonly via: 'cookie' | 'token';
  /** `all`, or the scopes the credential was given. */
  readonly scopes: 'all' | readonly string[];
}

/** A limiter, and what it tells callers apart by. */
export interface RateLimit<Actor> {
  readonly limiter: RateLimiter;
  /** Names the caller: the actor, or where the request came from while that is not known. */
  readonly keyOf: (exchange: Exchange, actor: Actor | null) => string;
}

/** What the kit asks of the app it serves. Nothing here is called before the first request. */
export interface Binding<Actor, Public, Signed, Transaction = unknown> {
  readonly problems: ProblemTable;
  /** The caller's credential by one of the operation's schemes, or null when there is none that holds. */
  readonly authenticate: (exchange: Exchange) => Promise<Credential<Actor> | null>;
  /** What handlers are given as `context` where nobody proves who they are and nobody has to. */
  readonly anonymous: (exchange: Exchange) => Promise<Public> | Public;
  /** What all other handlers are given as `context`. */
  readonly signed: (exchange: Exchange, credential: Credential<Actor>) => Promise<Signed> | Signed;
  /** Turns an error the app throws on purpose into a problem; null for everything unexpected, as it is when left out. */
  readonly toProblem?: (error: unknown) => ProblemError | null;
  /** Called once a request, and once more when a stream fails after its answer has begun. */
  readonly log?: (outcome: Outcome) => void;
  /** The origin of our own pages; the request's own when undefined or left out. */
  readonly publicOrigin?: (exchange: Exchange) => Promise<string | undefined> | string | undefined;
  readonly multipart?: ParseMultipart;
  /** With it bodies are held to the digests they are sent with, and answers bear those that are wanted (RFC 9530). */
  readonly hash?: MakeHash;
  /** Asked once: which pages of other origins may call. None when absent or undefined. */
  readonly cors?: () => CorsOptions | undefined;
  /** Asked once: how often a caller may call. As often as they like when absent or undefined. */
  readonly rateLimit?: () => RateLimit<Actor> | undefined;
  /** Where the answers to requests with an `Idempotency-Key` are kept. It takes a `hash`, too. */
  readonly idempotency?: IdempotencyRule<Actor, Transaction>;
  /**
   * Headers that every answer of a resource bears, refusals and OPTIONS too, by lower-case name: a protocol upon HTTP may
   * want some. Given the resource's operations.
   */
  readonly resourceHeaders?: (
    operations: readonly AnyOperation[],
    method: string,
  ) => Readonly<Record<string, string>> | undefined;
  /** Refuse answers with members the contract does not know, instead of leaving them out. */
  readonly strict?: boolean;
  /** What makes the checks of JSON answers. Those of `generateCheck` (`/generate`) are quicker, where `new Function` may be used. */
  readonly makeCheck?: MakeCheck;
}
