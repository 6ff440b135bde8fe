import type { AuditAction } from '@sheaf/contracts';

import { compiledQuery } from '#db/compiled.ts';
import { isSqlite } from '#db/engine.ts';
import type { ChangeRow, Db } from '#db/tables.ts';

/** The `space_id` of changes that belong to no space. */
export const INSTANCE = 'instance';

export interface ChangeRecord {
  /** A space's id or `INSTANCE`. */
  readonly scope: string;
  readonly kind: AuditAction;
  /** The id of what changed; `INSTANCE` for a user nobody knows. */
  readonly subject: string;
  /** Whose doing it was, where that is not the caller's. */
  readonly actorId?: string | undefined;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Who makes changes, when and from where. */
export type Origin = Pick<
  ChangeRow,
  'at' | 'actor_id' | 'via' | 'credential_id' | 'address' | 'user_agent' | 'request_id'
>;

/** Appends the changes in order, each with the next number of its space, which stays locked until the transaction ends. */
export async function appendChanges(db: Db, changes: readonly ChangeRecord[], origin: Origin): Promise<void> {
  for (const [scope, group] of Map.groupBy(changes, (change) => change.scope)) {
    const last = await takeNumbers(db, scope, group.length);
    const rows = group.map((change, index) => ({
      ...origin,
      actor_id: change.actorId ?? origin.actor_id,
      space_id: scope,
      seq: last - group.length + 1 + index,
      kind: change.kind,
      subject_id: change.subject,
      before: change.before && JSON.stringify(change.before),
      after: change.after && JSON.stringify(change.after),
    }));
    await insertChanges(db, rows);
  }
}

/** Another statement costs SQLite next to nothing, and Postgres a trip. */
async function insertChanges(db: Db, rows: readonly ChangeRow[]): Promise<void> {
  if (isSqlite(db)) for (const row of rows) await insertChange(db, row);
  else await db.insertInto('changes').values(rows).execute();
}

const insertChange = compiledQuery((db, row: ChangeRow) => db.insertInto('changes').values(row));

/** The last of so many numbers that are now taken. @throws TypeError when the space is gone */
async function takeNumbers(db: Db, scope: string, count: number): Promise<number> {
  const { rows } = await (scope === INSTANCE ? ofInstance(db, { count }) : ofSpace(db, { scope, count }));
  if (rows[0] === undefined) throw new TypeError(`There is no space ${scope} to number changes in.`);
  return rows[0].seq;
}

const ofInstance = compiledQuery((db, { count }: { count: number }) =>
  db
    .updateTable('instance')
    .set((eb) => ({ seq: eb('seq', '+', count) }))
    .returning('seq'),
);

const ofSpace = compiledQuery((db, { scope, count }: { scope: string; count: number }) =>
  db
    .updateTable('spaces')
    .set((eb) => ({ seq: eb('seq', '+', count) }))
    .where('id', '=', scope)
    .returning('seq'),
);
