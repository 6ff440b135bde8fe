import type { Selectable } from 'kysely';

import type { Db, JobTable } from '#db/tables.ts';

/** A job that this process may run until `leased_until`, which also tells this lease from every other one. */
export interface LeasedJob extends Selectable<JobTable> {
  readonly leased_until: number;
}

/** Adds a job, unless there is one with this id. */
export async function insertJob(
  db: Db,
  job: Pick<JobTable, 'id' | 'kind' | 'payload' | 'run_at' | 'created_at'>,
): Promise<void> {
  await db
    .insertInto('jobs')
    .values({ ...job, attempts: 0, leased_until: null, last_error: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Takes the job of these kinds that has been due the longest. Of several processes that want it, one gets it. */
export async function leaseDueJob(
  db: Db,
  wanted: { readonly kinds: readonly string[]; readonly now: number; readonly until: number },
): Promise<LeasedJob | undefined> {
  while (true) {
    const due = await findDueJob(db, wanted);
    if (due === undefined) return undefined;
    const leased = await db
      .updateTable('jobs')
      .set((eb) => ({ leased_until: wanted.until, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', due.id)
      .where('run_at', '<=', wanted.now)
      .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', wanted.now)]))
      .returningAll()
      .executeTakeFirst();
    if (leased !== undefined) return { ...leased, leased_until: wanted.until };
  }
}

async function findDueJob(db: Db, { kinds, now }: { readonly kinds: readonly string[]; readonly now: number }) {
  return db
    .selectFrom('jobs')
    .select('id')
    .where('kind', 'in', kinds)
    .where('run_at', '<=', now)
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
    .orderBy('run_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Prolongs a lease; false when it has run out and somebody else has the job. */
export async function renewLease(db: Db, job: LeasedJob, until: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ leased_until: until })
    .where('id', '=', job.id)
    .where('leased_until', '=', job.leased_until)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a job that is done off the list. */
export async function deleteJob(db: Db, job: LeasedJob): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', job.id).where('leased_until', '=', job.leased_until).execute();
}

/** Gives a job back, to be run later. */
export async function postponeJob(
  db: Db,
  job: LeasedJob,
  later: Pick<JobTable, 'run_at' | 'attempts' | 'last_error'>,
): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ ...later, leased_until: null })
    .where('id', '=', job.id)
    .where('leased_until', '=', job.leased_until)
    .execute();
}

/** The row whose lease keeps the jobs that delete blobs waiting. It is no job itself. */
const HOLD = 'hold-blobs';

/**
 * Takes the hold, or prolongs it when `before` is what it was given last.
 *
 * @returns `until`, or null when somebody else has it.
 */
export async function takeHold(
  db: Db,
  hold: { readonly now: number; readonly until: number; readonly before: number | null },
): Promise<number | null> {
  const { now, until, before } = hold;
  const row = { id: HOLD, kind: HOLD, payload: '{}', run_at: now, attempts: 0, last_error: null, created_at: now };
  const taken = await db
    .insertInto('jobs')
    .values({ ...row, leased_until: until })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ leased_until: until })
        .where((eb) => eb.or([eb('jobs.leased_until', '<=', now), eb('jobs.leased_until', '=', before ?? 0)])),
    )
    .returning('id')
    .executeTakeFirst();
  return taken === undefined ? null : until;
}

/** @param until What `takeHold` has given last. */
export async function releaseHold(db: Db, until: number): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', HOLD).where('leased_until', '=', until).execute();
}

export async function blobsAreHeld(db: Db, now: number): Promise<boolean> {
  return jobsAreRunning(db, [HOLD], now);
}

export async function jobsAreRunning(db: Db, kinds: readonly string[], now: number): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('kind', 'in', kinds)
    .where('leased_until', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** A row for each reader of blobs that must not be deleted under it. It is no job either. */
const READER = 'read-blobs';

/** Adds a reader, and forgets those whose process was killed. */
export async function insertReader(
  db: Db,
  reader: { readonly id: string; readonly now: number; readonly until: number },
): Promise<void> {
  const { id, now, until } = reader;
  await db.deleteFrom('jobs').where('kind', '=', READER).where('leased_until', '<=', now).execute();
  await db
    .insertInto('jobs')
    .values({
      id,
      kind: READER,
      payload: '{}',
      run_at: now,
      attempts: 0,
      leased_until: until,
      last_error: null,
      created_at: now,
    })
    .execute();
}

export async function renewReader(db: Db, id: string, until: number): Promise<void> {
  await db.updateTable('jobs').set({ leased_until: until }).where('id', '=', id).where('kind', '=', READER).execute();
}

export async function deleteReader(db: Db, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).where('kind', '=', READER).execute();
}

/** Who reads now, of these or of all. */
export async function listReaders(db: Db, now: number, among: readonly string[] | undefined): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', READER)
    .where('leased_until', '>', now)
    .$if(among !== undefined, (query) => query.where('id', 'in', among ?? []))
    .execute();
  return rows.map(({ id }) => id);
}
