import { createHash } from 'node:crypto';

import {
  bind,
  createRateLimiter,
  ProblemError,
  type Exchange,
  type Handler as KitHandler,
  type Incoming,
  type OperationDefinition,
  type Outcome,
} from '@sheaf/contract-kit';
import { generateCheck } from '@sheaf/contract-kit/generate';
import { parseMultipart } from '@sheaf/contract-kit/multipart';
import { problems } from '@sheaf/contracts';

import { type Config, readConfig } from '#config.ts';
import { deps } from '#deps.ts';
import { idempotency } from '#http/idempotency.ts';
import { identify } from '#http/identify.ts';
import { isTrusted, networkOf } from '#http/own-origin.ts';
import { secretHeaders } from '#http/share-link.ts';
import { resourceHeaders, tusHeaders } from '#http/tus.ts';
import type { Actor, Client, Context } from '#services/context.ts';
import type { Tx } from '#db/transact.ts';
import { ServiceError } from '#services/error.ts';

/** What handlers are given as `context`: what services take, and the origin that the browser sees. */
export interface HttpContext extends Context {
  readonly origin: string;
  /** Where the proxy that sent the request finds the folder of blobs; null: Sheaf sends their bytes itself. */
  readonly accelRedirect: string | null;
}

export type Handler<D extends OperationDefinition> = KitHandler<D, HttpContext, HttpContext, Tx>;

/** Binds contract-kit to Sheaf: who is calling, what services get, and how their refusals travel. */
export const { resource, refuse } = bind<Actor, HttpContext, HttpContext, Tx>({
  problems,
  authenticate: async (exchange) => {
    const { services, config } = await deps();
    const { operation, request } = exchange;
    return identify(services, request, { schemes: operation.auth, origin: () => originOf(config, exchange) });
  },
  anonymous: (exchange) => contextFor(exchange, null),
  signed: (exchange, { actor }) => contextFor(exchange, actor),
  toProblem,
  log: (outcome) => void log(outcome),
  publicOrigin: async (exchange) => originOf((await deps()).config, exchange),
  multipart: parseMultipart,
  makeCheck: generateCheck,
  cors: () => {
    const { corsOrigins } = readConfig();
    return corsOrigins.length > 0 ? { origins: corsOrigins, exposeHeaders: tusHeaders } : undefined;
  },
  rateLimit: () => {
    const { rateLimit } = readConfig();
    return rateLimit ? { limiter: createRateLimiter(rateLimit), keyOf: callerKey } : undefined;
  },
  idempotency,
  resourceHeaders: (operations, method) => secretHeaders(operations) ?? resourceHeaders(operations, method),
  hash: (algorithm) => createHash(algorithm.replace('-', '')),
});

/** Services know no HTTP: here their refusals become problems. Null for what nobody threw on purpose. */
function toProblem(error: unknown): ProblemError | null {
  return error instanceof ServiceError ? asProblem(error) : null;
}

export function asProblem(error: ServiceError): ProblemError {
  const { code, detail, issues, retryAfterSeconds } = error;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return new ProblemError(code, { detail, issues, cause: error, headers });
}

/** A key counts by itself, a person with all their sessions, and everybody else by address. */
function callerKey({ request }: Exchange, actor: Actor | null): string {
  if (actor) return actor.keyId ?? actor.user.id;
  return networkOf(addressOf(request) ?? '');
}

/** Behind Next nobody knows the connection; who stands in front of it has written down last whose it was. */
function addressOf({ address, headers }: Incoming): string | null {
  return address === undefined ? (headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null) : address;
}

const MAX_ADDRESS = 64;
const MAX_USER_AGENT = 512;

function clientOf({ request }: Exchange): Client {
  const address = addressOf(request)?.slice(0, MAX_ADDRESS) ?? null;
  return {
    address,
    network: networkOf(address ?? ''),
    userAgent: request.headers.get('user-agent')?.slice(0, MAX_USER_AGENT).toWellFormed() ?? null,
  };
}

async function contextFor(exchange: Exchange, actor: Actor | null): Promise<HttpContext> {
  const { services, config } = await deps();
  return {
    ...services,
    actor,
    requestId: exchange.requestId,
    get accelRedirect() {
      return isTrusted(exchange.request.peer, config.trustedProxies) ? config.accelRedirect : null;
    },
    // What follows is asked for by few handlers.
    get client() {
      return clientOf(exchange);
    },
    get origin() {
      return originOf(config, exchange);
    },
  };
}

/** The origin the browser sees. */
function originOf({ publicUrl }: Config, exchange: Exchange): string {
  return publicUrl ?? exchange.url.origin;
}

/** One line a request, without what was searched for and without secrets: no query strings, no tokens in paths. */
async function log({ exchange, status, durationMs, error }: Outcome): Promise<void> {
  const { request, operation, requestId, path } = exchange;
  const line = {
    requestId,
    operationId: operation.operationId,
    method: request.method,
    path: operation.path.includes('{token}') ? operation.path : path,
    status,
    ms: Math.round(durationMs * 10) / 10,
  };
  const { log: logger } = await deps();
  if (error === undefined) logger.info(line, 'request');
  // Refused on purpose: a quota, a rush of sign-ins. A full disk is the operator's matter.
  else if (error instanceof ServiceError && error.code !== 'insufficient_storage') {
    logger.warn({ ...line, code: error.code }, 'request refused');
  } else logger.error({ ...line, err: error }, 'request failed');
}
