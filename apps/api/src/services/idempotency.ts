import type { Tx } from '#db/transact.ts';
import type { Services } from '#services/context.ts';
import { findIdempotencyKey, insertIdempotencyKey } from '#services/idempotency-store.ts';

/** What is kept of a request that may be sent again. */
export interface KeptAnswer<Answer> {
  readonly fingerprint: string;
  readonly answer: Answer;
}

const DAY_MS = 24 * 60 * 60_000;

/** The answer kept under this id in the last day. */
export async function findAnswer(services: Services, id: string): Promise<KeptAnswer<unknown> | null> {
  const row = await findIdempotencyKey(services.db, id, services.now());
  if (row === undefined) return null;
  const answer: unknown = JSON.parse(row.answer);
  return { fingerprint: row.fingerprint, answer };
}

/**
 * Keeps an answer for a day, unless there is one under this id: then it gives false.
 *
 * @param tx The transaction that does what the answer tells of, so that neither is ever there without the other.
 */
export async function keepAnswer(
  services: Services,
  id: string,
  { fingerprint, answer }: KeptAnswer<object>,
  tx: Tx | undefined,
): Promise<boolean> {
  const now = services.now();
  const row = { id, fingerprint, answer: JSON.stringify(answer), expires_at: now + DAY_MS };
  return insertIdempotencyKey(tx ?? services.db, row, now);
}
