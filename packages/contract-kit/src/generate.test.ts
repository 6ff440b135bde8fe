import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { compileCheck, issuesOf, type Openness } from './check.ts';
import { generateCheck } from './generate.ts';

const text = z.string().max(4);
const point = z.object({ x: z.number().min(0).max(9), y: z.int().min(-9).max(9).optional() });
const schemas: Readonly<Record<string, z.ZodType>> = {
  text,
  longText: z.string().min(2).max(4),
  pattern: z
    .string()
    .max(8)
    .regex(/^a+b?$/),
  time: z.iso.datetime(),
  email: z.email().max(20),
  flag: z.boolean(),
  nothing: z.null(),
  choice: z.enum(['a', 'b"\u2028']),
  constant: z.literal(3),
  list: z.array(text).min(1).max(3),
  point,
  strict: z.strictObject({ text, 'odd "name"': z.boolean().default(true) }),
  nested: z.strictObject({ items: z.array(point).max(2), next: text.nullable() }),
  either: z.union([text, point, z.array(z.boolean()).max(2)]),
};

const value = fc.oneof(
  fc.anything(),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  fc.constantFrom('aab', 'a', 'b"\u2028', 'a@b.cd', '2026-01-01T00:00:00Z', 3, '😀😀😀😀', '😀'),
  fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.boolean(), fc.constant(undefined)), { maxLength: 4 }),
  fc.record(
    { x: fc.oneof(fc.integer({ min: -1, max: 10 }), fc.double()), y: fc.oneof(fc.integer(), fc.constant(undefined)) },
    { requiredKeys: [] },
  ),
  fc.record(
    { text: fc.string({ maxLength: 5 }), 'odd "name"': fc.boolean(), more: fc.anything() },
    { requiredKeys: [] },
  ),
  fc.record({
    items: fc.array(fc.record({ x: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 }),
    next: fc.constantFrom(null, 'abcd', '😀😀😀😀', undefined),
  }),
);

describe.each(Object.entries(schemas))('the code generated for %s', (_name, schema) => {
  it.each<Openness>(['written', 'closed'])('judges as the closures do when objects are %s', (openness) => {
    const generated = generateCheck(schema, openness);
    const closures = compileCheck(schema, openness);
    fc.assert(
      fc.property(value, (given) => {
        expect(generated(given)).toBe(closures(given));
      }),
      { numRuns: 500 },
    );
  });
});

describe('generated code', () => {
  it('does not pass over the holes of a list', () => {
    const holed = ['a'];
    holed.length = 2;
    expect(generateCheck(z.array(text).max(3))(holed)).toBe(false);
  });

  it('does not take what an object inherits for its own', () => {
    const heir: unknown = Object.create({ x: 1 }, { y: { value: 1, enumerable: false } });
    expect(generateCheck(point, 'closed')(heir)).toBe(compileCheck(point, 'closed')(heir));
  });

  it('leaves the words for what is wrong to the closures', () => {
    const wrong = { items: [{ x: -1 }], next: 5 };
    const schema = schemas['nested'] ?? text;
    expect(issuesOf(generateCheck(schema), wrong, 'body')).toEqual(issuesOf(compileCheck(schema), wrong, 'body'));
    expect(issuesOf(generateCheck(schema), wrong)).toHaveLength(2);
  });
});
