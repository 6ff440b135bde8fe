import type { Entry } from '@/lib/api/types.ts';

import type { Conflict, ConflictAnswer, ConflictChoice } from './conflict-provider.tsx';
import type { Outcome } from './entry-requests.ts';

interface Settlement<T> {
  readonly ask: (conflict: Conflict) => Promise<ConflictAnswer>;
  /** The name that is taken, and where. */
  readonly describe: (entry: Entry) => Omit<Conflict, 'others'>;
  /** Does it after all, under a free name. */
  readonly keepBoth: (entry: Entry) => Promise<T>;
}

/** Goes through entries whose names are taken, asking about each until the person answers for all. */
export async function settleConflicts<T>(
  entries: readonly Entry[],
  { ask, describe, keepBoth }: Settlement<T>,
): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: [], failed: [] };
  let forAll: ConflictChoice | null = null;
  for (const [index, entry] of entries.entries()) {
    let choice: ConflictChoice | null = forAll;
    if (choice === null) {
      const answer = await ask({ ...describe(entry), others: entries.length - index - 1 });
      choice = answer.choice;
      if (answer.all) forAll = choice;
    }
    if (choice === 'skip') continue;
    try {
      outcome.done.push(await keepBoth(entry));
    } catch (error) {
      outcome.failed.push({ entry, error });
    }
  }
  return outcome;
}
