import type { Db } from '#db/tables.ts';

/** The `space_id` of changes that belong to no space. */
export const INSTANCE = 'instance';

export interface ChangeRecord {
  /** A space's id or `INSTANCE`. */
  readonly scope: string;
  readonly kind: string;
  /** The id of what changed. */
  readonly subject: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Appends the changes in order, each with the next number of its space, which stays locked until the transaction ends. */
export async function appendChanges(
  db: Db,
  changes: readonly ChangeRecord[],
  by: { actorId: string | null; requestId: string; at: number },
): Promise<void> {
  for (const [scope, group] of Map.groupBy(changes, (change) => change.scope)) {
    const last = await takeNumbers(db, scope, group.length);
    const rows = group.map((change, index) => ({
      space_id: scope,
      seq: last - group.length + 1 + index,
      at: by.at,
      actor_id: by.actorId,
      kind: change.kind,
      subject_id: change.subject,
      before: change.before && JSON.stringify(change.before),
      after: change.after && JSON.stringify(change.after),
      request_id: by.requestId,
    }));
    await db.insertInto('changes').values(rows).execute();
  }
}

async function takeNumbers(db: Db, scope: string, count: number): Promise<number> {
  const row =
    scope === INSTANCE
      ? await db
          .updateTable('instance')
          .set((eb) => ({ seq: eb('seq', '+', count) }))
          .returning('seq')
          .executeTakeFirstOrThrow()
      : await db
          .updateTable('spaces')
          .set((eb) => ({ seq: eb('seq', '+', count) }))
          .where('id', '=', scope)
          .returning('seq')
          .executeTakeFirstOrThrow();
  return row.seq;
}
