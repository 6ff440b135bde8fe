import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';

import { compileCheck } from '../check.ts';
import { defineContract } from '../contract.ts';
import type { AnyOperation } from '../operation.ts';
import { findDisagreements } from './agreement.ts';

vi.setConfig({ testTimeout: 60_000 });

const contract = defineContract({ problems: {}, security: {}, scopes: [] });
const seed = 20_260_115;

function withBody(schema: z.ZodType, index = 0): AnyOperation {
  const common = { method: 'POST', tags: ['Things'], summary: 'For tests', auth: 'public' } as const;
  const responses = { 204: { description: 'Done.' } };
  return {
    ...common,
    operationId: `send${index}`,
    path: `/things/${index}`,
    body: z.strictObject({ it: schema }),
    responses,
  };
}

/* Schemas of every kind that a contract may hold. */

const text = fc
  .record({
    min: fc.nat({ max: 3 }),
    more: fc.nat({ max: 4 }),
    pattern: fc.constantFrom(undefined, /^[^b]*$/, /^\p{L}*$/u, /^.{0,3}$/),
  })
  .map(({ min, more, pattern }) => {
    const bounded = z
      .string()
      .min(min)
      .max(min + more);
    return pattern ? bounded.regex(pattern) : bounded;
  });
const format = fc.constantFrom<() => z.ZodType>(
  () => z.email().max(60),
  () => z.iso.datetime(),
  () => z.iso.datetime({ offset: true, precision: 0 }),
  () => z.iso.datetime({ precision: 3 }),
  () => z.iso.date(),
  () => z.uuid(),
  () => z.uuidv7(),
  () => z.ipv4(),
  () => z.ipv6(),
  () => z.string().max(6).startsWith('a/'),
  () => z.string().max(6).endsWith('.b'),
  () => z.string().max(6).includes('+'),
  () => z.string().max(6).uppercase(),
);
const number = fc.oneof(
  fc.constantFrom(
    () => z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    () => z.int().min(Number.MIN_SAFE_INTEGER).max(0),
  ),
  fc
    .record({
      low: fc.integer({ min: -9, max: 9 }),
      range: fc.integer({ min: 1, max: 9 }),
      step: fc.constantFrom(undefined, 1, 2, 0.5),
      isOpen: fc.boolean(),
      isInteger: fc.boolean(),
    })
    .map(({ low, range, step, isOpen, isInteger }) => () => {
      const any = isInteger ? z.int() : z.number();
      const bounded = isOpen ? any.gt(low).lt(low + range + 2) : any.min(low).max(low + range);
      return step === undefined ? bounded : bounded.multipleOf(step);
    }),
);
const scalar: fc.Arbitrary<z.ZodType> = fc.oneof(
  text,
  format.map((make) => make()),
  number.map((make) => make()),
  fc
    .constantFrom(
      () => z.boolean(),
      () => z.null(),
      () => z.literal('a'),
      () => z.literal(0),
      () => z.literal(false),
      () => z.enum(['a', 'b', '']),
    )
    .map((make): z.ZodType => make()),
);

let names = 0;
const { schema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2 },
    scalar,
    tie('schema').map((inner) => inner.nullable()),
    tie('schema').map((inner) =>
      (inner.safeParse(null).success ? z.array(inner).max(2) : inner).meta({
        id: `Named${(names += 1)}`,
        description: 'One.',
      }),
    ),
    fc
      .record({ element: tie('schema'), min: fc.nat({ max: 2 }), more: fc.nat({ max: 2 }) })
      .map(({ element, min, more }) =>
        z
          .array(element)
          .min(min)
          .max(min + more),
      ),
    fc
      .record({ a: tie('schema'), b: tie('schema'), c: tie('schema'), isStrict: fc.boolean() })
      .map(({ isStrict, a, b, c }) => (isStrict ? z.strictObject : z.object)({ a, b: b.optional(), c: c.nullish() })),
    fc.tuple(tie('schema'), tie('schema')).map((options) => z.union(options)),
    fc
      .tuple(tie('schema'), tie('schema'))
      .map(([a, b]) =>
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('a'), a }),
          z.object({ kind: z.literal('b'), b }),
        ]),
      ),
  ),
}));

it('what is enforced is what is published, for schemas of every kind', () => {
  const operations = fc.sample(schema, { seed, numRuns: 150 }).map(withBody);
  expect(findDisagreements(contract, operations, { seed, runs: 5 })).toEqual([]);
});

it('what is enforced is what Zod means, but for lengths beyond the first plane', () => {
  const values = fc.oneof(
    fc.jsonValue(),
    fc.string({ maxLength: 6 }),
    fc.integer({ min: -12, max: 24 }),
    fc.integer({ min: -99, max: 199 }).map((eighths) => eighths / 8),
    fc.constantFrom('a/b', 'x.b', '2026-02-29', '2026-02-28', '2026-01-15T09:30:00Z', '::1', '1.2.3.4', -0, 2 ** 53),
  );
  const property = fc.property(
    schema,
    values,
    (made, value) => compileCheck(made)(value) === made.safeParse(value).success,
  );
  fc.assert(property, { seed, numRuns: 2000 });
});

it('a schema that is not what it says is told, with a value that shows it', () => {
  const Told = z.object({ name: z.string().max(5) }).meta({ id: 'Told' });
  const bodies = [withBody(Told)];
  expect(findDisagreements(contract, bodies, { seed })).toEqual([]);
  // What a defect of the generator would come to: the schema grows behind the back of its check.
  Object.assign(Told.shape, { more: z.boolean() });
  expect(findDisagreements(contract, bodies, { seed })).toEqual([
    expect.stringMatching(
      /^send0, body as application\/json: the check lets \{.*\} through and the document does not\.$/,
    ),
  ]);
});
