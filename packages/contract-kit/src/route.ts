import {
  answerAgain,
  optionsAnswer,
  problemAnswer,
  replyAnswer,
  toResponse,
  type Answer,
  type LooseReply,
} from './answer.ts';
import type { Binding, Credential } from './binding.ts';
import { LooseCall, type Call } from './call.ts';
import { createCors, type CorsRoute } from './cors.ts';
import { addDigests } from './digest.ts';
import { Exchange, requestIdOf } from './exchange.ts';
import { Claim, type ClaimRules } from './idempotency.ts';
import { searchOf, type Incoming, type RequestHead } from './incoming.ts';
import { negotiate } from './negotiate.ts';
import type { AnyOperation, KeepLiterals, OperationDefinition, Reply } from './operation.ts';
import { assertResource } from './operation-rules.ts';
import { isCrossOrigin } from './origin.ts';
import { prepare, type LooseHandler, type Prepared } from './prepare.ts';
import { ProblemError } from './problem.ts';
import { addRateLimit, tooManyRequests, type Taken } from './rate-limit.ts';
import { within } from './time-limit.ts';

/** What Next hands a route handler beside the request. */
export interface RouteContext {
  readonly params: Promise<RouteParams>;
}
/** The dynamic segments of a path, decoded once; of a catch-all, one string a segment. */
export type RouteParams = Readonly<Record<string, string | string[] | undefined>>;
/** An export of a route.ts, as Next calls it. What its operation's handler throws becomes a problem. */
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** What stands beneath a route handler: it needs no web Request and makes no Response. */
export type Runner = (request: Incoming, params: RouteParams) => Promise<Answer> | Answer;

/** All exports of a route.ts, one for each method. */
export type RouteModule = Readonly<Record<(typeof routeMethods)[number], RouteHandler>>;

/** The methods that a route.ts exports. */
export const routeMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const operations = new WeakMap<object, AnyOperation>();
const runners = new WeakMap<object, Runner>();

/** The operation that an export of `resource()` serves; undefined for HEAD, OPTIONS, 405 and foreign functions. */
export function operationOf(handler: object): AnyOperation | undefined {
  return operations.get(handler);
}

/** What an export of `resource()` was made from; undefined for foreign functions. */
export function runnerOf(handler: object): Runner | undefined {
  return runners.get(handler);
}

/**
 * Answers one operation. A status or body that the operation does not list does not compile.
 *
 * @throws ProblemError to refuse; what `toProblem` of `bind()` knows becomes one; anything else answers 500 without detail.
 */
export type Handler<D extends OperationDefinition, Public, Signed, Transaction = never> = (
  call: Call<D, ContextOf<D['auth'], Public, Signed>, Transaction>,
) => Promise<Reply<D>> | Reply<D> | KeepLiterals<D>;

type ContextOf<Auth, Public, Signed> = Auth extends readonly (infer Scheme)[]
  ? 'anonymous' extends Scheme
    ? Public | Signed
    : Signed
  : Public;

/** An operation and what answers it. Not a tuple type: the compiler would copy all of Array's methods for each one. */
interface Pair<D extends OperationDefinition, Public, Signed, Transaction> {
  readonly 0: D;
  readonly 1: Handler<D, Public, Signed, Transaction>;
  readonly length: 2;
}

/**
 * Makes the exports of route modules: `export const { GET, … } = resource([getThing, things.get])`.
 * Methods without an operation answer 405 with `Allow`; HEAD follows GET; OPTIONS answers 204 (RFC 9110, 9.3.2, 9.3.7, 15.5.6).
 *
 * @throws TypeError from `resource()` when its operations cannot share a file.
 */
export function bind<Actor, Public, Signed, Transaction = unknown>(
  binding: Binding<Actor, Public, Signed, Transaction>,
) {
  const { hash, idempotency } = binding;
  const tools = { ...binding, running: new Set<string>() };
  const cors = lazily(binding.cors, createCors);
  const rateLimit = lazily(binding.rateLimit, (rule) => rule);

  // One parameter for each method there is: a mapped tuple of any length costs the compiler several times as much.
  function resource<
    A extends OperationDefinition,
    B extends OperationDefinition,
    C extends OperationDefinition,
    D extends OperationDefinition,
    E extends OperationDefinition,
  >(
    ...pairs: [
      Pair<A, Public, Signed, Transaction>,
      Pair<B, Public, Signed, Transaction>?,
      Pair<C, Public, Signed, Transaction>?,
      Pair<D, Public, Signed, Transaction>?,
      Pair<E, Public, Signed, Transaction>?,
    ]
  ): RouteModule {
    const entries = pairs as unknown as readonly Entry[];
    const served = entries.map(([operation]) => operation);
    assertResource(served);
    const extra: ExtraHeaders = (method) => binding.resourceHeaders?.(served, method);
    const byMethod = new Map<string, Prepared>(
      entries.map(([operation, handler]) => [operation.method, prepare(operation, handler, tools)]),
    );
    const get = byMethod.get('GET');
    if (get) byMethod.set('HEAD', get);
    const allow = [...byMethod.keys(), 'OPTIONS'].join(', ');
    const route: CorsRoute = new Map(Array.from(byMethod, ([method, { operation }]) => [method, operation]));

    const exports = routeMethods.map((method) => {
      const prepared = byMethod.get(method);
      if (!prepared) {
        const run = method === 'OPTIONS' ? options(allow, route, extra) : notAllowed(allow, extra);
        return [method, routeHandler(run)] as const;
      }
      const handler = routeHandler((request, params) => serve(prepared, request, params, extra));
      if (method === prepared.operation.method) operations.set(handler, prepared.operation);
      return [method, handler] as const;
    });
    return Object.fromEntries(exports) as RouteModule;
  }

  /** A problem answer for a request that reaches no operation. */
  function refuse(code: string, request: RequestHead | null, headers: Readonly<Record<string, string>> = {}): Response {
    const problem = new ProblemError(code, { headers });
    return toResponse(
      finished(problemAnswer(binding.problems, problem, requestIdOf(request)), request),
      request?.method,
    );
  }

  function options(allow: string, route: CorsRoute, extra: ExtraHeaders): Runner {
    return (request) => {
      const answer = finished(optionsAnswer(allow, requestIdOf(request)), request, { extra });
      cors?.()?.preflight(answer.headers, request, route);
      return answer;
    };
  }

  function notAllowed(allow: string, extra: ExtraHeaders): Runner {
    const problem = new ProblemError('method_not_allowed', { headers: { allow } });
    return (request) => finished(problemAnswer(binding.problems, problem, requestIdOf(request)), request, { extra });
  }

  /** Adds what may stand on any answer. */
  function finished(answer: Answer, request: RequestHead | null, { taken, extra }: Additions = {}): Answer {
    if (extra && request) Object.assign(answer.headers, extra(request.method));
    if (hash && request) addDigests(answer, request, hash);
    if (taken) addRateLimit(answer.headers, taken);
    cors?.()?.admit(answer.headers, request);
    return answer;
  }

  async function serve(
    prepared: Prepared,
    request: Incoming,
    params: RouteParams,
    extra: ExtraHeaders,
  ): Promise<Answer> {
    const started = performance.now();
    const exchange = new Exchange(request, prepared.operation);
    const finish = (status: number, error?: unknown): void =>
      binding.log?.({
        exchange,
        status,
        durationMs: performance.now() - started,
        ...(error !== undefined && { error }),
      });
    try {
      const { claims } = prepared;
      const reply = await (claims && request.headers.has('idempotency-key')
        ? answerOnce(prepared, exchange, params, claims)
        : answer(prepared, exchange, params, admit(exchange)));
      const onStreamError = (error: unknown): void => finish(reply.status, error);
      const answered = reply.recorded
        ? answerAgain(reply.recorded, exchange.requestId)
        : replyAnswer(prepared.compiled, exchange, reply, onStreamError);
      const given = finished(answered, request, { taken: exchange.taken, extra });
      finish(given.status);
      return given;
    } catch (error) {
      const problem = error instanceof ProblemError ? error : (binding.toProblem?.(error) ?? unexpected(error));
      const refusal = problemAnswer(binding.problems, problem, exchange.requestId);
      const given = finished(refusal, request, { taken: exchange.taken, extra });
      finish(given.status, given.status >= 500 ? error : undefined);
      return given;
    }
  }

  /** With an `Idempotency-Key`: who is calling is known first, since the key is theirs. */
  async function answerOnce(prepared: Prepared, exchange: Exchange, route: RouteParams, claims: ClaimRules) {
    const context = await admit(exchange);
    const claim = new Claim(claims, exchange);
    return claim.run(() => answer(prepared, exchange, route, context, claim));
  }

  /** Refusals come in a fixed order: 429, 401, 403, 406, 415, 413, 400, 428, and then whatever the handler finds. */
  async function answer(
    prepared: Prepared,
    exchange: Exchange,
    route: RouteParams,
    admitted: Promise<Public | Signed> | Public | Signed,
    claim?: Claim,
  ): Promise<LooseReply> {
    const { compiled, operation, readBody } = prepared;
    const { request } = exchange;
    const context = await admitted;
    const call = new LooseCall(request, context, negotiate(prepared.offers, request.headers.get('accept')));
    const parseBody = readBody && (await readBody(claim ? claim.request : request));
    if (operation.params) call.params = compiled.params(joined(route));
    call.query = compiled.query(searchOf(request));
    if (operation.headers) call.headers = compiled.headers(request.headers);
    if (operation.cookies) call.cookies = compiled.cookies(request.headers);
    if (parseBody) call.body = await parseBody();
    if (operation.precondition) requirePrecondition(request);
    if (claim) {
      call.claim = claim;
      call.body = claim.form(call.body);
      const known = await claim.known();
      if (known) return known;
    }
    if (operation.timeoutMs === undefined) return prepared.handler(call);
    return within(operation.timeoutMs, (timeLimit) => {
      call.timeLimit = timeLimit;
      return prepared.handler(call);
    });
  }

  function admit(exchange: Exchange): Promise<Public | Signed> | Public {
    if (exchange.operation.auth !== 'public') return admitCaller(exchange);
    if (rateLimit) count(exchange, null);
    return binding.anonymous(exchange);
  }

  /** Callers without a credential that holds count by where they come from, so that they cannot try keys without end. */
  function count(exchange: Exchange, actor: Actor | null): void {
    const rule = rateLimit?.();
    if (!rule) return;
    exchange.taken = rule.limiter.take(rule.keyOf(exchange, actor));
    if (!exchange.taken.allowed) throw tooManyRequests(exchange.taken);
  }

  async function admitCaller(exchange: Exchange): Promise<Public | Signed> {
    const { operation, request } = exchange;
    const credential = await binding.authenticate(exchange);
    if (rateLimit) count(exchange, credential?.actor ?? null);
    if (!credential && operation.auth.includes('anonymous')) return binding.anonymous(exchange);
    if (!credential) throw new ProblemError('unauthorized');
    if (idempotency && operation.idempotency) exchange.caller = idempotency.callerOf(credential.actor);
    if (credential.via === 'cookie' && isCrossOrigin(request, await ownOrigin(exchange))) {
      throw new ProblemError('forbidden', { detail: 'A request with a session cookie must come from this site.' });
    }
    if (operation.scope !== undefined) requireScope(credential, operation.scope);
    return binding.signed(exchange, credential);
  }

  async function ownOrigin(exchange: Exchange): Promise<string> {
    return (await binding.publicOrigin?.(exchange)) ?? exchange.url.origin;
  }

  return { resource, refuse };
}

/** @throws ProblemError `forbidden` when the credential was not given this scope. */
export function requireScope({ scopes }: Pick<Credential<unknown>, 'scopes'>, scope: string): void {
  if (scopes === 'all' || scopes.includes(scope)) return;
  throw new ProblemError('forbidden', { detail: `The key lacks the scope ${scope}.` });
}

/** Reads a setting when the first answer is due, and makes of it what is needed. Undefined when there is no such setting. */
function lazily<Setting, Made>(
  read: (() => Setting | undefined) | undefined,
  make: (setting: Setting) => Made,
): (() => Made | undefined) | undefined {
  if (!read) return undefined;
  let made: { readonly value: Made | undefined } | undefined;
  return () => {
    if (!made) {
      const setting = read();
      made = { value: setting && make(setting) };
    }
    return made.value;
  };
}

type Entry = readonly [AnyOperation, LooseHandler];

/** What a resource wants on its answers to a method. */
type ExtraHeaders = (method: string) => Readonly<Record<string, string>> | undefined;

interface Additions {
  readonly taken?: Taken | undefined;
  readonly extra?: ExtraHeaders;
}

/** The same for Next, which hands over a web Request and wants a Response. */
function routeHandler(run: Runner): RouteHandler {
  const handler: RouteHandler = async (request, { params }) =>
    toResponse(await run(request, await params), request.method);
  runners.set(handler, run);
  return handler;
}

/** RFC 6585, 3: nobody replaces what somebody else has changed meanwhile. */
function requirePrecondition({ headers }: Incoming): void {
  if (headers.has('if-match') || headers.has('if-none-match')) return;
  throw new ProblemError('precondition_required', {
    detail: 'Send If-Match with the ETag you have seen, or If-None-Match: * to create.',
  });
}

function unexpected(cause: unknown): ProblemError {
  return new ProblemError('internal_error', { cause });
}

/** Catch-all segments arrive decoded, one string each; the contract knows them as one path. */
function joined(params: RouteParams): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join('/') : value;
  }
  return result;
}
