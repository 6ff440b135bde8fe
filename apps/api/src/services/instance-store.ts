import { compiledQuery } from '#db/compiled.ts';
import type { Db } from '#db/tables.ts';

/** Holds the one row of `instance` until the transaction ends. */
export async function lockInstance(db: Db): Promise<void> {
  await touch(db, {});
}

const touch = compiledQuery((db) => db.updateTable('instance').set((eb) => ({ seq: eb.ref('seq') })));

export async function setSetupTokenHash(db: Db, hash: string | null): Promise<void> {
  await db.updateTable('instance').set({ setup_token_hash: hash }).execute();
}

/** Uses the set-up token up. True for the one caller whose token was the right one. */
export async function takeSetupToken(db: Db, hash: string): Promise<boolean> {
  const result = await db
    .updateTable('instance')
    .set({ setup_token_hash: null })
    .where('setup_token_hash', '=', hash)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function findSharedSpaceId(db: Db): Promise<string | null> {
  return (await sharedSpace(db, {})).rows[0]?.shared_space_id ?? null;
}

const sharedSpace = compiledQuery((db) => db.selectFrom('instance').select('shared_space_id'));

export async function setSharedSpaceId(db: Db, spaceId: string): Promise<void> {
  await db.updateTable('instance').set({ shared_space_id: spaceId }).execute();
}
