import { isDiskFull, violatedIndex } from '#db/constraints.ts';
import type { Db, SpaceRow } from '#db/tables.ts';
import { type Tx, transact } from '#db/transact.ts';
import { type ChangeRecord, INSTANCE, type Origin, appendChanges } from '#services/change-store.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { lockInstance } from '#services/instance-store.ts';
import { lockSpace } from '#services/space-store.ts';

/** A transaction that writes, and the record of what it changes. */
export interface Change {
  readonly tx: Tx;
  /** The time of everything in it. */
  readonly at: number;
  record(change: ChangeRecord): void;
}

/** A change inside spaces that are locked until it ends, so that nothing in them moves meanwhile. */
export interface SpaceChange extends Change {
  /** Starts the whole change again when what it found lies in a space it has not locked. */
  assertLocked(spaceId: string): void;
}

/**
 * What is written at the end of a change, inside its transaction: all of it counts or none. Given what the change made.
 */
export type Settle<T> = (tx: Tx, made: T) => Promise<void>;

const ATTEMPTS = 5;

/**
 * Changes what lies in spaces. `plan` finds out which ones, outside the transaction; `work` looks again inside it,
 * since only now nothing moves, and records what it changes.
 *
 * @throws ServiceError `insufficient_storage` when the disk is full, beside what `work` throws
 */
export async function changeSpaces<T>(
  ctx: Context,
  plan: () => Promise<readonly string[]>,
  work: (change: SpaceChange) => Promise<T>,
  settle?: Settle<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const spaceIds = [...new Set(await plan())].toSorted();
    try {
      const locked = async (change: Change): Promise<T> => {
        for (const id of spaceIds) await lock(change.tx, id);
        return work({ ...change, assertLocked: (id) => assertAmong(spaceIds, id) });
      };
      return await run(ctx, locked, settle);
    } catch (error) {
      if (!(error instanceof MovedAway) || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Changes what lies in one space. `find` looks for it twice: outside the transaction, since the space must be locked first, and
 * inside it, when nothing moves any more. What it finds the second time is what `work` is given.
 *
 * @throws like `changeSpaces`, beside what `find` throws
 */
export async function changeSpace<Found extends { readonly space: Pick<SpaceRow, 'id'> }, T>(
  ctx: Context,
  find: (db: Db) => Promise<Found>,
  work: (change: SpaceChange, found: Found) => Promise<T>,
  settle?: Settle<T>,
): Promise<T> {
  return changeSpaces(
    ctx,
    async () => [(await find(ctx.db)).space.id],
    async (change) => {
      const found = await find(change.tx);
      change.assertLocked(found.space.id);
      return work(change, found);
    },
    settle,
  );
}

/**
 * Changes users, keys and other things that lie in no space, one such change at a time.
 *
 * @throws ServiceError `insufficient_storage` when the disk is full, beside what `work` throws
 */
export async function changeInstance<T>(
  ctx: Context,
  work: (change: Change) => Promise<T>,
  settle?: Settle<T>,
): Promise<T> {
  const locked = async (change: Change): Promise<T> => {
    await lockInstance(change.tx);
    return work(change);
  };
  return run(ctx, locked, settle);
}

/** Records what has happened beside any change, such as a refusal. */
export async function recordChange(ctx: Context, record: ChangeRecord): Promise<void> {
  await changeInstance(ctx, async (change) => change.record(record));
}

/** A record about something that lies in no space. */
export function instanceChange(change: Omit<ChangeRecord, 'scope'>): ChangeRecord {
  return { scope: INSTANCE, ...change };
}

async function run<T>(ctx: Context, work: (change: Change) => Promise<T>, settle: Settle<T> | undefined): Promise<T> {
  try {
    return await transact(ctx.db, async (tx) => {
      const records: ChangeRecord[] = [];
      const at = ctx.now();
      const result = await work({ tx, at, record: (change) => records.push(change) });
      await appendChanges(tx, records, originOf(ctx, at));
      await settle?.(tx, result);
      return result;
    });
  } catch (error) {
    throw asRefusal(error);
  }
}

function originOf({ actor, client, requestId }: Context, at: number): Origin {
  return {
    at,
    actor_id: actor?.user.id ?? null,
    via: actor?.via ?? (client === null ? 'system' : 'anonymous'),
    credential_id: actor && (actor.sessionId ?? actor.keyId ?? actor.shareId),
    address: client?.address ?? null,
    user_agent: client?.userAgent ?? null,
    request_id: requestId,
  };
}

/** Two who want the same name at once: the index lets one through and the other is told so. */
function asRefusal(error: unknown): unknown {
  if (isDiskFull(error)) return new ServiceError('insufficient_storage', { cause: error });
  switch (violatedIndex(error)) {
    case 'entries_name':
      return new ServiceError('path_taken', { detail: 'Something with this name is already there.', cause: error });
    case 'spaces_name':
      return new ServiceError('space_name_taken', { detail: 'Another space has this name.', cause: error });
    case 'users_email':
      return new ServiceError('email_taken', { detail: 'Another user has this e-mail address.', cause: error });
    case 'users_handle':
      return new ServiceError('handle_taken', { detail: 'Another user has this handle.', cause: error });
    default:
      return error;
  }
}

class MovedAway extends Error {}

function assertAmong(spaceIds: readonly string[], id: string): void {
  if (!spaceIds.includes(id)) throw new MovedAway('The entry has moved to another space meanwhile.');
}

async function lock(tx: Tx, spaceId: string): Promise<void> {
  if (!(await lockSpace(tx, spaceId))) throw new MovedAway('The space has gone meanwhile.');
}
