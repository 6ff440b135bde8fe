import type { Db, IdentityTable } from '#db/tables.ts';

type Known = Pick<IdentityTable, 'issuer' | 'subject'>;

/** The id of the user whose identity it is. */
export async function findIdentity(db: Db, { issuer, subject }: Known): Promise<string | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('user_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.user_id;
}

export async function hasIdentityOf(db: Db, userId: string, issuer: string): Promise<boolean> {
  const row = await db
    .selectFrom('identities')
    .select('subject')
    .where('user_id', '=', userId)
    .where('issuer', '=', issuer)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertIdentity(db: Db, identity: IdentityTable): Promise<void> {
  await db.insertInto('identities').values(identity).execute();
}
