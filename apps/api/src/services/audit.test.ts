import type { AuditEvent } from '@sheaf/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, startSheaf, userId } from '../../tests/support/sheaf.ts';
import { type ExportInput, exportAudit, forgetChanges } from './audit.ts';
import { changeInstance, instanceChange, recordChange } from './changes.ts';
import { type Context, systemContext } from './context.ts';

const DAY = 24 * 60 * 60_000;

describe.each(engines)('the audit log on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  async function read(input: Partial<ExportInput> = {}): Promise<AuditEvent[]> {
    const events: AuditEvent[] = [];
    for await (const event of await exportAudit(sheaf.admin, { order: 'asc', ...input })) events.push(event);
    return events;
  }
  const ids = (events: readonly AuditEvent[]) => events.map(({ id }) => id);

  /** That many events with the time of one another. */
  async function record(ctx: Context, count: number): Promise<void> {
    await changeInstance(ctx, async (change) => {
      for (let index = 0; index < count; index += 1) {
        change.record(instanceChange({ kind: 'user.updated', subject: userId(ctx), before: null, after: { index } }));
      }
    });
  }

  test('a long one comes whole and in order, however it is read', async () => {
    const person = await sheaf.person();
    const target = userId(person);
    await record(person, 1_000);
    await put(person, `~${person.actor?.user.handle}/a.txt`, 'in between');
    await record(person, 1_500);
    const all = await read({ target });
    const numbers = all.filter(({ action }) => action === 'user.updated').map(({ facts }) => facts[0]?.after);
    expect(numbers).toEqual([...Array(1_000).keys(), ...Array(1_500).keys()]);
    expect(ids(await read({ target, order: 'desc' }))).toEqual(ids(all).toReversed());
    expect(ids(await read({ target, limit: 1_001 }))).toEqual(ids(all).slice(0, 1_001));
    expect(ids(await read({ target, after: all[1_700]?.id }))).toEqual(ids(all).slice(1_701));
    const rare = await read({ actor: target, action: ['entry.created'] });
    expect(rare.map(({ facts }) => facts.find(({ name }) => name === 'path')?.after)).toHaveLength(1);
  });

  test('what happens while it is read is for the next one, and waits for nothing', async () => {
    const person = await sheaf.person();
    const events = (await exportAudit(sheaf.admin, { order: 'asc' }))[Symbol.asyncIterator]();
    await events.next();
    sheaf.advance(1);
    await recordChange(
      person,
      instanceChange({ kind: 'user.updated', subject: userId(person), before: null, after: null }),
    );
    const rest: AuditEvent[] = [];
    for (let next = await events.next(); !next.done; next = await events.next()) rest.push(next.value);
    expect(rest.filter(({ actor, action }) => actor === userId(person) && action === 'user.updated')).toEqual([]);
    expect(await read({ actor: userId(person), action: ['user.updated'] })).toHaveLength(1);
  });

  test('it forgets what is older than it shall be', async () => {
    const person = await sheaf.person();
    await record(person, 600);
    sheaf.advance(3 * DAY);
    await record(person, 1);
    const forget = (auditMs: number | null) =>
      forgetChanges.perform(systemContext({ ...sheaf.services, auditMs }, 'test'), {}, new AbortController().signal);
    const before = (await read()).length;
    await forget(null);
    await forget(4 * DAY);
    expect(await read()).toHaveLength(before);
    await forget(2 * DAY);
    expect(await read()).toEqual([expect.objectContaining({ actor: userId(person), action: 'user.updated' })]);
  });
});
