import { setImmediate as otherWork } from 'node:timers/promises';

import type { AuditAction, AuditEvent, AuditFact } from '@sheaf/contracts';
import { z } from 'zod';

import type { ChangeRow } from '#db/tables.ts';
import { requireAdmin } from '#services/access.ts';
import { type ChangeFilter, type Place, deleteChangesBefore, readWindow } from '#services/audit-store.ts';
import { INSTANCE } from '#services/change-store.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { isId } from '#services/ids.ts';
import { defineRecurringJob } from '#services/jobs.ts';
import { findSpaceByNameOrId } from '#services/space-store.ts';
import { time } from '#services/time.ts';

/*
 * The audit log is the record of changes, read in order of time: there is no second record that could tell another story.
 */

export interface ExportInput {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: readonly AuditAction[] | undefined;
  readonly space?: string | undefined;
  readonly target?: string | undefined;
  readonly order: 'asc' | 'desc';
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** So few changes are looked at in one go that other requests hardly notice. */
const AT_ONCE = 100;

/**
 * What happened up to now. It is read a little at a time as it is asked for, and nothing is held open in between.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `space_not_found`
 */
export async function exportAudit(ctx: Context, input: ExportInput): Promise<AsyncIterable<AuditEvent>> {
  requireAdmin(ctx);
  const after = input.after === undefined ? null : placeOf(input.after);
  const filter: ChangeFilter = {
    from: input.from === undefined ? 0 : Date.parse(input.from),
    // What happens from now on would keep an export from ever ending.
    to: Math.min(ctx.now() + 1, input.to === undefined ? Infinity : Date.parse(input.to)),
    actor: input.actor,
    kinds: input.action,
    spaceId: input.space === undefined ? undefined : await spaceIdOf(ctx, input.space),
    subject: input.target,
  };
  return readEvents(ctx, filter, { order: input.order, after, limit: input.limit ?? Infinity });
}

async function* readEvents(
  ctx: Context,
  filter: ChangeFilter,
  range: { order: 'asc' | 'desc'; after: Place | null; limit: number },
): AsyncGenerator<AuditEvent> {
  let left = range.limit;
  for (let after = range.after, more = true; more; await otherWork()) {
    const { rows, end } = await readWindow(ctx.db, filter, { order: range.order, after, size: AT_ONCE });
    for (const row of rows.slice(0, left)) yield toEvent(row);
    left -= rows.length;
    after = end;
    more = end !== null && left > 0;
  }
}

/** A space that is deleted has no name any more, and its id still says what happened in it. */
async function spaceIdOf(ctx: Context, nameOrId: string): Promise<string> {
  if (isId('spc', nameOrId)) return nameOrId;
  const space = await findSpaceByNameOrId(ctx.db, nameOrId);
  if (space === undefined) throw new ServiceError('space_not_found');
  return space.id;
}

function idOf({ at, space_id: spaceId, seq }: Place): string {
  return `${at}-${spaceId}-${seq}`;
}

function placeOf(id: string): Place {
  const [at, spaceId = '', seq] = id.split('-');
  return { at: Number(at), space_id: spaceId, seq: Number(seq) };
}

function toEvent(row: ChangeRow): AuditEvent {
  return {
    id: idOf(row),
    at: time(row.at),
    action: row.kind,
    actor: row.actor_id,
    via: row.via,
    credential: row.credential_id,
    address: row.address,
    userAgent: row.user_agent,
    requestId: row.request_id,
    space: row.space_id === INSTANCE ? null : row.space_id,
    target: row.subject_id === INSTANCE ? null : row.subject_id,
    facts: toFacts(read(row.before), read(row.after)),
  };
}

/** What services say of a change. */
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
type Facts = z.output<typeof Facts>;

function read(json: string | null): Facts {
  return json === null ? {} : Facts.parse(JSON.parse(json));
}

function toFacts(before: Facts, after: Facts): AuditFact[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => ({
    name,
    ...(name in before && { before: before[name] }),
    ...(name in after && { after: after[name] }),
  }));
}

const HOUR_MS = 60 * 60_000;
/** Few enough that a request which wants to write waits a moment only. */
const BATCH = 500;

/** Deletes what the instance shall not remember any longer. */
export const forgetChanges = defineRecurringJob({
  kind: 'forget-changes',
  everyMs: HOUR_MS,
  async run(ctx, signal) {
    if (ctx.auditMs === null) return;
    const moment = ctx.now() - ctx.auditMs;
    while (!signal.aborted && (await deleteChangesBefore(ctx.db, moment, BATCH)) === BATCH) await otherWork();
  },
});
