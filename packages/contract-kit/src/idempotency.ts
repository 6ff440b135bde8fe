import { z } from 'zod';

import type { Answer, LooseReply } from './answer.ts';
import type { MakeHash } from './digest.ts';
import type { Exchange } from './exchange.ts';
import { createFingerprint, type Fingerprint } from './fingerprint.ts';
import type { Incoming } from './incoming.ts';
import type { AnyOperation, ObjectSchema } from './operation.ts';
import { ProblemError } from './problem.ts';

/*
 * Requests that are safe to send again (draft-ietf-httpapi-idempotency-key-header-07). Nothing is written before the work
 * is done: the answer is recorded in the very transaction that does it. So there is no moment at which the work is done and
 * not known to be, whatever ends the process, and of requests at once, in however many processes, one can commit.
 */

/** What became of a request, kept for its repeats. */
export interface Recorded {
  /** Tells the request from another one that bears the same key. */
  readonly fingerprint: string;
  readonly answer: RecordedAnswer;
}

/** An answer, ready to be given again; of one that bears a secret, only the id of what was made. */
export type RecordedAnswer =
  | { readonly status: number; readonly headers: Answer['headers']; readonly body: string | null }
  | { readonly createdId: string };

/** Where answers are kept. They may be forgotten after a day, say; a repeat after that is a request of its own. */
export interface IdempotencyStore<Transaction> {
  find(id: string): Promise<Recorded | null>;
  /**
   * Records an answer, unless another request with this id was first: then it gives false.
   *
   * @param transaction The one that does the work; undefined when a handler answered without naming one.
   */
  record(id: string, recorded: Recorded, transaction: Transaction | undefined): Promise<boolean>;
}

/** Where answers are kept, and whose repeats are told apart. */
export interface IdempotencyRule<Actor, Transaction> {
  readonly store: IdempotencyStore<Transaction>;
  /** Names the caller: the same key of two callers is two keys. */
  readonly callerOf: (actor: Actor) => string;
}

/** For one process that may forget everything when it ends. Holds so many answers, and drops the oldest. */
export function createIdempotencyMemory(maxAnswers = 10_000): IdempotencyStore<unknown> {
  const answers = new Map<string, Recorded>();
  return {
    find: async (id) => answers.get(id) ?? null,
    async record(id, recorded) {
      if (answers.has(id)) return false;
      const [oldest] = answers.keys();
      if (answers.size >= maxAnswers && oldest !== undefined) answers.delete(oldest);
      answers.set(id, recorded);
      return true;
    },
  };
}

const pattern = /^(?:"([ !#-[\]-~]{1,253})"|([!#-+\--~]{1,255}))$/;

/** The request header. The draft wants a string in quotes; many clients leave them out. */
const IdempotencyKeyHeader = z.object({
  'idempotency-key': z
    .string()
    .max(255)
    .regex(pattern)
    .optional()
    .meta({
      description:
        'Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. ' +
        'A key of your own for each request, such as a UUID; it is remembered for a day.',
      example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
    }),
});

/** The request headers an operation is described with: those its handler reads, and this one where it is taken. */
export function requestHeadersOf({ headers, idempotency }: AnyOperation): ObjectSchema | undefined {
  if (!idempotency) return headers;
  return z.object({ ...headers?.shape, ...IdempotencyKeyHeader.shape });
}

/** What claims of one operation share. */
export interface ClaimRules {
  readonly operation: AnyOperation;
  readonly store: IdempotencyStore<unknown>;
  readonly makeHash: MakeHash;
  /** The answer that a reply becomes. */
  readonly answerOf: (exchange: Exchange, reply: LooseReply) => Answer;
  /** The ids that are at work in this process. */
  readonly running: Set<string>;
}

/** One request with a key, on its way. */
export class Claim {
  readonly #rules: ClaimRules;
  readonly #exchange: Exchange;
  readonly #id: string;
  readonly #fingerprint: Fingerprint;
  /** What was recorded for this request. */
  #recorded: RecordedAnswer | undefined;

  /** @throws ProblemError `invalid_input` when the key is malformed. */
  constructor(rules: ClaimRules, exchange: Exchange) {
    this.#rules = rules;
    this.#exchange = exchange;
    const key = parseKey(exchange.request.headers.get('idempotency-key') ?? '');
    this.#id = idOf(rules, [exchange.caller ?? '', rules.operation.operationId, key]);
    const read = Object.keys(rules.operation.headers?.shape ?? {});
    this.#fingerprint = createFingerprint(exchange.request, rules.makeHash, read);
  }

  /** The request to read the body from, which then counts. */
  get request(): Incoming {
    return this.#fingerprint.request;
  }

  /** The body to hand on, where it is a form. */
  form(body: unknown): unknown {
    return this.#fingerprint.form(body);
  }

  /**
   * Does the work, unless it was done before.
   *
   * @throws ProblemError `idempotency_in_progress`, `idempotency_key_reused`, `already_created`; whatever `work` throws:
   *   a refusal has changed nothing and is not kept, so that the key may be used again.
   */
  async run(work: () => Promise<LooseReply>): Promise<LooseReply> {
    const { running } = this.#rules;
    if (running.has(this.#id)) throw inProgress();
    running.add(this.#id);
    try {
      const reply = await work();
      if (reply.recorded) return reply;
      if (!this.#recorded) await this.settle(reply, undefined);
      return this.#asRecorded(reply);
    } catch (error) {
      if (!(error instanceof AlreadyRecorded)) throw error;
      const known = await this.known();
      if (known) return known;
      throw inProgress();
    } finally {
      running.delete(this.#id);
    }
  }

  /**
   * Records the reply as the answer to all repeats.
   *
   * @throws AlreadyRecorded when another process was first; the transaction must then be rolled back.
   */
  async settle(reply: LooseReply, transaction: unknown): Promise<void> {
    const answer = this.#recordable(reply);
    const fingerprint = await this.#fingerprint.text();
    const isFirst = await this.#rules.store.record(this.#id, { fingerprint, answer }, transaction);
    if (!isFirst) throw new AlreadyRecorded();
    this.#recorded = answer;
  }

  /**
   * The answer to the request that this one repeats; null when it is the first. Asked once the body is parsed.
   *
   * @throws ProblemError `idempotency_key_reused`, `already_created`
   */
  async known(): Promise<LooseReply | null> {
    const recorded = await this.#rules.store.find(this.#id);
    if (!recorded) return null;
    if (recorded.fingerprint !== (await this.#fingerprint.text())) throw keyReused();
    const { answer } = recorded;
    if ('createdId' in answer) throw alreadyCreated(answer.createdId);
    return { status: answer.status, recorded: answer };
  }

  /** The answer that was made of the reply to record it, so that it is not made again; a secret one was not. */
  #asRecorded(reply: LooseReply): LooseReply {
    const recorded = this.#recorded;
    return !recorded || 'createdId' in recorded ? reply : { status: reply.status, recorded };
  }

  #recordable(reply: LooseReply): RecordedAnswer {
    const { operation, answerOf } = this.#rules;
    const { status, headers, body } = answerOf(this.#exchange, reply);
    if (typeof body === 'object' && body !== null) {
      throw new TypeError(
        `${operation.operationId} streams its answer, which cannot be given again. Take "idempotency" away.`,
      );
    }
    const made: unknown = reply.body;
    if (!bearsSecret(operation, made)) return { status, headers: withoutRequestId(headers), body };
    if (typeof made === 'object' && made !== null && 'id' in made && typeof made.id === 'string') {
      return { createdId: made.id };
    }
    throw new TypeError(
      `${operation.operationId} keeps its answer secret, so the answer must say the "id" of what it made.`,
    );
  }
}

function bearsSecret({ operationId, idempotency }: AnyOperation, made: unknown): boolean {
  if (typeof idempotency !== 'object') return idempotency === 'secret';
  const { secretIn } = idempotency;
  const members = new Map(Object.entries(made ?? {}));
  if (!members.has(secretIn)) throw new TypeError(`${operationId} answers without "${secretIn}", which may be secret.`);
  return members.get(secretIn) !== null;
}

/** Another request with the same key has committed first. */
class AlreadyRecorded extends Error {}

function idOf({ makeHash }: ClaimRules, parts: readonly string[]): string {
  const hash = makeHash('sha-256');
  hash.update(new TextEncoder().encode(JSON.stringify(parts)));
  return hex(hash.digest());
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function withoutRequestId({ 'x-request-id': _of, ...headers }: Answer['headers']): Answer['headers'] {
  return headers;
}

function parseKey(text: string): string {
  const [, quoted, bare] = pattern.exec(text) ?? [];
  const key = quoted ?? bare;
  if (key !== undefined) return key;
  const message = 'A key is a string of 1 to 253 visible ASCII characters in quotes';
  throw new ProblemError('invalid_input', {
    detail: `${message}.`,
    issues: [{ in: 'header', path: ['idempotency-key'], message, code: 'invalid_format' }],
  });
}

function inProgress(): ProblemError {
  return new ProblemError('idempotency_in_progress', {
    detail: 'The first request with this key is still at work. Send it again in a moment.',
    headers: { 'retry-after': '1' },
  });
}

function keyReused(): ProblemError {
  return new ProblemError('idempotency_key_reused', {
    detail: 'Another request has been sent with this key. Give each request a key of its own.',
  });
}

function alreadyCreated(id: string): ProblemError {
  return new ProblemError('already_created', { detail: `The first request with this key has created ${id}.`, id });
}
