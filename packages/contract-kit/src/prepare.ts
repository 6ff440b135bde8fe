import { replyAnswer, type LooseReply } from './answer.ts';
import type { Binding } from './binding.ts';
import { bodyReader, type BodyReader } from './body.ts';
import { compileCheck } from './check.ts';
import { verified } from './digest.ts';
import type { ClaimRules } from './idempotency.ts';
import { contentOf, type AnyOperation } from './operation.ts';
import { compile, type Compiled } from './validate.ts';

/** A handler, its types forgotten. */
export type LooseHandler = (call: unknown) => Promise<LooseReply> | LooseReply;

/** What an operation needs to be served, made once. */
export interface Prepared {
  readonly operation: AnyOperation;
  readonly handler: LooseHandler;
  readonly compiled: Compiled;
  readonly readBody: BodyReader | undefined;
  /** Set when the operation takes an `Idempotency-Key`. */
  readonly claims: ClaimRules | undefined;
  /** Media types of the success answer, the preferred one first. */
  readonly offers: readonly string[];
}

/** What of a binding an operation is made ready with. */
export type Tools = Pick<
  Binding<never, unknown, unknown, never>,
  'strict' | 'multipart' | 'hash' | 'makeCheck' | 'idempotency'
> & {
  /** The ids of requests with an `Idempotency-Key` that are at work. */
  readonly running: Set<string>;
};

/** @throws TypeError when the binding lacks what the operation needs. */
export function prepare(operation: AnyOperation, handler: LooseHandler, tools: Tools): Prepared {
  const { strict = false, makeCheck = compileCheck, multipart, hash } = tools;
  const readBody = bodyReader(operation, multipart);
  const compiled = compile(operation, { strict, makeCheck });
  const success = Object.entries(operation.responses).find(([status]) => Number(status) < 300)?.[1];
  return {
    operation,
    handler,
    compiled,
    readBody: readBody && hash ? (request) => readBody(verified(request, hash)) : readBody,
    claims: operation.idempotency && claimRules(operation, compiled, tools),
    offers: success ? Object.keys(contentOf(success)) : [],
  };
}

function claimRules(operation: AnyOperation, compiled: Compiled, { hash, idempotency, running }: Tools): ClaimRules {
  if (!hash || !idempotency) {
    throw new TypeError(
      `${operation.operationId} takes an Idempotency-Key: give bind() a "hash" and an "idempotency", such as createIdempotencyMemory().`,
    );
  }
  return {
    operation,
    store: idempotency.store,
    makeHash: hash,
    running,
    answerOf: (exchange, reply) => replyAnswer(compiled, exchange, reply, () => {}),
  };
}
