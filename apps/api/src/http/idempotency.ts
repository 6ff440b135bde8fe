import type { IdempotencyRule } from '@sheaf/contract-kit';
import { z } from 'zod';

import type { Tx } from '#db/transact.ts';
import { deps } from '#deps.ts';
import type { Actor } from '#services/context.ts';
import { findAnswer, keepAnswer } from '#services/idempotency.ts';

/** Answers are kept in the database, each written in the transaction that does what it tells of. */
export const idempotency: IdempotencyRule<Actor, Tx> = {
  store: {
    async find(id) {
      const kept = await findAnswer((await deps()).services, id);
      return kept && { ...kept, answer: Answer.parse(kept.answer) };
    },
    record: async (id, recorded, tx) => keepAnswer((await deps()).services, id, recorded, tx),
  },
  // A key may be limited to less than its person may do, so what the one was answered is not for the other.
  callerOf: ({ keyId, user }) => keyId ?? user.id,
};

const Answer = z.union([
  z.object({ createdId: z.string() }),
  z.object({
    status: z.int(),
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    body: z.string().nullable(),
  }),
]);
