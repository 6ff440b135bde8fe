import { isCrossOrigin } from './origin.ts';
import { optionsResponse, problemResponse, replyResponse, type LooseReply } from './answer.ts';
import { contentOf, type AnyOperation, type Input, type OperationDefinition, type Reply } from './operation.ts';
import { ProblemError, type ProblemTable } from './problem.ts';
import { bodyReader, type BodyReader, type ParseMultipart } from './body.ts';
import { compile, type Compiled } from './validate.ts';
import { negotiate } from './negotiate.ts';

/** What Next hands a route handler beside the request. */
export interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

const operations = new WeakMap<object, AnyOperation>();

/** The operation that an export of `resource()` serves; undefined for HEAD, OPTIONS, 405 and foreign functions. */
export function operationOf(handler: object): AnyOperation | undefined {
  return operations.get(handler);
}

export type RouteModule = Readonly<Record<(typeof routeMethods)[number], RouteHandler>>;

export const routeMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Who is calling, and how that was proved. */
export interface Credential<Actor> {
  readonly actor: Actor;
  /** A browser sends cookies by itself, so a cookie call that changes something must come from our own pages. */
  readonly via: 'cookie' | 'token';
  /** `all`, or the scopes the credential was given. */
  readonly scopes: 'all' | readonly string[];
}

/** One request on its way through the adapter. */
export interface Exchange {
  readonly request: Request;
  /** `request.url`, parsed. */
  readonly url: URL;
  readonly operation: AnyOperation;
  readonly requestId: string;
}

/** A finished request, for the log. `error` is set when the answer is a 5xx. */
export interface Outcome extends Exchange {
  readonly status: number;
  readonly durationMs: number;
  readonly error?: unknown;
}

/** What the kit asks of the app it serves. Nothing here is called before the first request. */
export interface Binding<Actor, Public, Signed> {
  readonly problems: ProblemTable;
  /** The caller's credential by one of the operation's schemes, or null when there is none that holds. */
  readonly authenticate: (exchange: Exchange) => Promise<Credential<Actor> | null>;
  /** What handlers of public operations are given as `context`. */
  readonly anonymous: (exchange: Exchange) => Promise<Public> | Public;
  /** What all other handlers are given as `context`. */
  readonly signed: (exchange: Exchange, credential: Credential<Actor>) => Promise<Signed> | Signed;
  /** Turns an error the app throws on purpose into a problem; null for everything unexpected. */
  readonly toProblem: (error: unknown) => ProblemError | null;
  readonly log: (outcome: Outcome) => void;
  /** The origin of our own pages; the request's own when undefined. */
  readonly publicOrigin: (exchange: Exchange) => Promise<string | undefined> | string | undefined;
  readonly multipart?: ParseMultipart;
  /** Refuse answers with members the contract does not know, instead of leaving them out. */
  readonly strict?: boolean;
}

export interface Call<D extends OperationDefinition, Context> extends Input<D> {
  readonly context: Context;
  readonly request: Request;
  /** The media type the client prefers among those the operation answers with. */
  readonly accept: string;
}

export type Handler<D extends OperationDefinition, Public, Signed> = (
  call: Call<D, D['auth'] extends 'public' ? Public : Signed>,
) => Promise<Reply<D>> | Reply<D>;

type Pairs<Ds extends readonly OperationDefinition[], Public, Signed> = {
  [I in keyof Ds]: readonly [Ds[I], Handler<Ds[I], Public, Signed>];
};

/**
 * Makes the exports of route modules: `export const { GET, … } = resource([getThing, things.get])`.
 * Methods without an operation answer 405 with `Allow`; HEAD follows GET; OPTIONS answers 204 (RFC 9110, 9.3.2, 9.3.7, 15.5.6).
 */
export function bind<Actor, Public, Signed>(binding: Binding<Actor, Public, Signed>) {
  function resource<const Ds extends readonly OperationDefinition[]>(...pairs: Pairs<Ds, Public, Signed>): RouteModule {
    const entries = pairs as unknown as readonly Entry[];
    const byMethod = new Map(
      entries.map(([operation, handler]) => [operation.method as string, prepare(operation, handler)]),
    );
    const get = byMethod.get('GET');
    if (get) byMethod.set('HEAD', get);
    const allow = [...byMethod.keys(), 'OPTIONS'].join(', ');

    const exports = Object.fromEntries(
      routeMethods.map((method) => {
        const prepared = byMethod.get(method);
        if (prepared) {
          const handle: RouteHandler = (request, context) => serve(prepared, request, context);
          if (method !== 'HEAD') operations.set(handle, prepared.operation);
          return [method, handle];
        }
        if (method === 'OPTIONS') {
          return [method, async (request: Request) => optionsResponse(allow, requestIdOf(request))];
        }
        return [method, async (request: Request) => refuse('method_not_allowed', request, { allow })];
      }),
    );
    return exports as unknown as RouteModule;
  }

  /** A problem answer for a request that reaches no operation. */
  function refuse(code: string, request: Request | null, headers: Readonly<Record<string, string>> = {}): Response {
    const requestId = requestIdOf(request);
    return problemResponse(binding.problems, new ProblemError(code, { headers }), { request, requestId });
  }

  async function serve(prepared: Prepared, request: Request, route: RouteContext): Promise<Response> {
    const started = performance.now();
    const requestId = requestIdOf(request);
    const exchange: Exchange = { request, url: new URL(request.url), operation: prepared.operation, requestId };
    const finish = (response: Response, error?: unknown): Response => {
      const durationMs = performance.now() - started;
      binding.log({ ...exchange, status: response.status, durationMs, ...(response.status >= 500 && { error }) });
      return response;
    };
    try {
      const reply = await answer(prepared, exchange, route);
      return finish(replyResponse({ ...prepared, ...exchange }, reply));
    } catch (error) {
      const problem = error instanceof ProblemError ? error : (binding.toProblem(error) ?? unexpected(error));
      return finish(problemResponse(binding.problems, problem, exchange), error);
    }
  }

  /** Refusals come in a fixed order: 401, 403, 406, 415, 413, 400, and then whatever the handler finds. */
  async function answer(prepared: Prepared, exchange: Exchange, route: RouteContext): Promise<LooseReply> {
    const { compiled } = prepared;
    const { request, url } = exchange;
    const context = await admit(exchange);
    const accept = negotiate(prepared.offers, request.headers.get('accept'));
    const body = await prepared.readBody(request);
    const params = compiled.params(joined(await route.params));
    const query = compiled.query(url.searchParams);
    const headers = compiled.headers(request.headers);
    return prepared.handler({ params, query, headers, body: await body(), context, request, accept });
  }

  async function admit(exchange: Exchange): Promise<Public | Signed> {
    const { operation, request } = exchange;
    if (operation.auth === 'public') return binding.anonymous(exchange);
    const credential = await binding.authenticate(exchange);
    if (!credential) throw new ProblemError('unauthorized');
    if (credential.via === 'cookie' && isCrossOrigin(request, await ownOrigin(exchange))) {
      throw new ProblemError('forbidden', { detail: 'A request with a session cookie must come from this site.' });
    }
    if (operation.scope !== undefined) requireScope(credential, operation.scope);
    return binding.signed(exchange, credential);
  }

  async function ownOrigin(exchange: Exchange): Promise<string> {
    return (await binding.publicOrigin(exchange)) ?? exchange.url.origin;
  }

  function prepare(operation: AnyOperation, handler: LooseHandler): Prepared {
    const success = Object.entries(operation.responses).find(([status]) => Number(status) < 300)?.[1];
    const compiled = compile(operation, { strict: binding.strict ?? false });
    return {
      operation,
      handler,
      compiled,
      readBody: bodyReader(operation, compiled, binding.multipart),
      offers: success ? Object.keys(contentOf(success)) : [],
    };
  }

  return { resource, refuse };
}

/** @throws ProblemError `forbidden` when the credential was not given this scope. */
export function requireScope({ scopes }: Pick<Credential<unknown>, 'scopes'>, scope: string): void {
  if (scopes === 'all' || scopes.includes(scope)) return;
  throw new ProblemError('forbidden', { detail: `The key lacks the scope ${scope}.` });
}

type LooseHandler = (call: unknown) => Promise<LooseReply> | LooseReply;
type Entry = readonly [AnyOperation, LooseHandler];

interface Prepared {
  readonly operation: AnyOperation;
  readonly handler: LooseHandler;
  readonly compiled: Compiled;
  readonly readBody: BodyReader;
  /** Media types of the success answer, the preferred one first. */
  readonly offers: readonly string[];
}

function unexpected(cause: unknown): ProblemError {
  return new ProblemError('internal_error', { cause });
}

function requestIdOf(request: Request | null): string {
  const sent = request?.headers.get('x-request-id');
  return sent && /^[\w.-]{1,128}$/.test(sent) ? sent : crypto.randomUUID();
}

/** Catch-all segments arrive decoded, one string each; the contract knows them as one path. */
function joined(params: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join('/') : value]],
    ),
  );
}
