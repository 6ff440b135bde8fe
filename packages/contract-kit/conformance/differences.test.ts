import { describe, expect, inject, it } from 'vitest';

import { differences, type Difference, type Seen } from './differences.ts';
import { targets, type Target } from './target.ts';
import { openWire } from './wire.ts';

describe.each(targets)('$name: named differences', (target) => {
  const mine = differences.filter(({ router }) => router === undefined || router === target.router);

  it.each(mine)('$what', async ({ request, lane, next }) => {
    const expected = target.server === 'lane' ? lane : next;
    expect(await look(target, request, expected)).toEqual(expected);
  });

  it.each(mine)('$what: that is one', ({ lane, next }) => expect(lane).not.toEqual(next));
});

/** What there is to see of the answer, of that which is expected. */
async function look(
  { server, router }: Target,
  [line, ...fields]: Difference['request'],
  expected: Seen,
): Promise<Seen> {
  const base = `/api/${router}`;
  const target = line.includes('//there') ? line.replace('there', `there${base}`) : line.replace(' ', ` ${base}`);
  const host = fields.some((field) => field.startsWith('Host:')) ? [] : ['Host: here'];
  const wire = await openWire(inject('ports')[server]);
  wire.write(`${target} HTTP/1.1`, ...host, ...fields, '', '');
  const { status, headers, body } = await wire.read(line.startsWith('HEAD ') ? { headOf: 'HEAD' } : {});
  wire.socket.destroy();
  const location = headers.get('location')?.replace(base, '');
  return {
    status,
    ...('type' in expected && { type: headers.get('content-type') ?? null }),
    ...('location' in expected && { location: location ?? 'nowhere' }),
    ...('body' in expected && { body: body.toString() }),
    ...(expected.headers && {
      headers: Object.fromEntries(Object.keys(expected.headers).map((name) => [name, headers.get(name) ?? null])),
    }),
  };
}
