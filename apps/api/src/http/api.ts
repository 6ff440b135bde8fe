import {
  bind,
  ProblemError,
  type Credential,
  type Handler as KitHandler,
  type OperationDefinition,
  type Outcome,
} from '@sheaf/contract-kit';
import { parseMultipart } from '@sheaf/contract-kit/multipart';
import { any, problems } from '@sheaf/contracts';

import { deps } from '#deps.ts';
import { identify } from '#http/identify.ts';
import type { Actor, Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';

/** What handlers are given as `context`: what services take, and the origin that the browser sees. */
export interface HttpContext extends Context {
  readonly origin: string;
}

export type Handler<D extends OperationDefinition> = KitHandler<D, HttpContext, HttpContext>;

/** Binds contract-kit to Sheaf: who is calling, what services get, and how their refusals travel. */
export const { resource, refuse } = bind<Actor, HttpContext, HttpContext>({
  problems,
  authenticate: async ({ request, operation }) => identify(await deps(), request, operation.auth),
  anonymous: (exchange) => contextFor(exchange.request, exchange.requestId, null),
  signed: (exchange, { actor }) => contextFor(exchange.request, exchange.requestId, actor),
  toProblem,
  log: (outcome) => void log(outcome),
  publicOrigin: async () => (await deps()).config.publicUrl ?? undefined,
  multipart: parseMultipart,
});

/** The caller of a public operation that serves people who are signed in differently. */
export async function actingAs(request: Request): Promise<Credential<Actor> | null> {
  return identify(await deps(), request, any);
}

/** Services know no HTTP: here their refusals become problems. Null for what nobody threw on purpose. */
export function toProblem(error: unknown): ProblemError | null {
  if (!(error instanceof ServiceError)) return null;
  const { code, detail, issues, retryAfterSeconds } = error;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return new ProblemError(code, { detail, issues, cause: error, headers });
}

async function contextFor(request: Request, requestId: string, actor: Actor | null): Promise<HttpContext> {
  const { services, config } = await deps();
  return { ...services, actor, requestId, origin: config.publicUrl ?? new URL(request.url).origin };
}

/** One line a request, without query strings, which may hold what was searched for. */
async function log({ request, operation, requestId, status, durationMs, error }: Outcome): Promise<void> {
  const line = {
    requestId,
    operationId: operation.operationId,
    method: request.method,
    path: new URL(request.url).pathname,
    status,
    ms: Math.round(durationMs * 10) / 10,
  };
  const { log: logger } = await deps();
  if (error === undefined) logger.info(line, 'request');
  else logger.error({ ...line, err: error }, 'request failed');
}
