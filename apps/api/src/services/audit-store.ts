import { type SqlBool, sql } from 'kysely';

import type { ChangeRow, Db } from '#db/tables.ts';

/** A place among all changes, which are in order of time. */
export type Place = Pick<ChangeRow, 'at' | 'space_id' | 'seq'>;

export interface ChangeFilter {
  /** From this moment on, in milliseconds since 1970. */
  readonly from: number;
  /** Before this moment. */
  readonly to: number;
  /** The id of a user, a session, a key or a share link. */
  readonly actor: string | undefined;
  readonly kinds: readonly string[] | undefined;
  readonly spaceId: string | undefined;
  readonly subject: string | undefined;
}

export interface ChangeWindow {
  readonly rows: readonly ChangeRow[];
  /** The last change that was looked at; null when there are no more. */
  readonly end: Place | null;
}

/**
 * What a filter lets through of the next `size` changes after a place. It looks at no more than these, so that others get
 * their turn, however little is let through.
 */
export async function readWindow(
  db: Db,
  filter: ChangeFilter,
  { order, after, size }: { order: 'asc' | 'desc'; after: Place | null; size: number },
): Promise<ChangeWindow> {
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  const upTo = order === 'asc' ? sql`<=` : sql`>=`;
  const stretch = db
    .selectFrom('changes')
    .where('at', '>=', filter.from)
    .where('at', '<', filter.to)
    .$if(after !== null, (query) => query.where(compare(beyond, after)))
    .orderBy('at', order)
    .orderBy('space_id', order)
    .orderBy('seq', order);
  const end = await stretch
    .select(['at', 'space_id', 'seq'])
    .offset(size - 1)
    .limit(1)
    .executeTakeFirst();
  const rows = await stretch
    .selectAll()
    .$if(end !== undefined, (query) => query.where(compare(upTo, end ?? null)))
    .$if(filter.actor !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('actor_id', '=', filter.actor ?? ''), eb('credential_id', '=', filter.actor ?? '')]),
      ),
    )
    .$if(filter.kinds !== undefined, (query) => query.where('kind', 'in', filter.kinds ?? []))
    .$if(filter.spaceId !== undefined, (query) => query.where('space_id', '=', filter.spaceId ?? ''))
    .$if(filter.subject !== undefined, (query) => query.where('subject_id', '=', filter.subject ?? ''))
    .execute();
  return { rows, end: end ?? null };
}

function compare(operator: ReturnType<typeof sql>, place: Place | null) {
  return sql<SqlBool>`(at, space_id, seq) ${operator} (${place?.at}, ${place?.space_id}, ${place?.seq})`;
}

/** Deletes up to `limit` changes from before a moment, the oldest first. @returns How many there were. */
export async function deleteChangesBefore(db: Db, moment: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from changes where (space_id, seq) in (
      select space_id, seq from changes where at < ${moment} order by at, space_id, seq limit ${limit}
    )`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
