import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { JsonObject } from '../json.ts';
import { readSource } from './inputs.ts';
import { schemaRules } from './schema-rules.ts';
import { absent, createValues, settle, type Plan } from './values.ts';

const source = readSource({
  paths: {},
  components: { schemas: { Id: { type: 'string', pattern: '^thg_[0-9]{4}$' } } },
});
const values = createValues(source);

const schema: JsonObject = {
  type: 'object',
  required: ['id', 'name', 'parts'],
  additionalProperties: false,
  properties: {
    id: { $ref: '#/components/schemas/Id' },
    name: { type: 'string', minLength: 2, maxLength: 5 },
    email: { type: 'string', format: 'email', maxLength: 50 },
    at: { oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
    size: { type: ['integer', 'null'], minimum: 0, maximum: 9007199254740991 },
    share: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    even: { type: 'integer', minimum: 2, maximum: 10, multipleOf: 2 },
    kind: { enum: ['tree', 'bush'] },
    parts: { type: 'array', minItems: 2, maxItems: 4, items: { type: 'string', maxLength: 3 } },
    shape: {
      oneOf: [
        { type: 'object', required: ['r'], properties: { r: { type: 'number', minimum: 0, maximum: 9 } } },
        { type: 'object', required: ['w', 'h'], properties: { w: { type: 'boolean' }, h: { type: 'boolean' } } },
      ],
    },
  },
};

function settled(plan: Plan, live = {}) {
  const value = settle(plan, live);
  if (value === absent) throw new Error('It is required.');
  return value;
}

describe('values that fit', () => {
  const made = fc.sample(values.of(schema), { numRuns: 2000, seed: 1 }).map((plan) => settled(plan));

  it('do, all of them', () => {
    expect(made.filter((value) => !source.fits(schema, value))).toEqual([]);
  });

  it('meet their bounds, and count characters', () => {
    const names = made.map((value) => (value as { name: string }).name);
    expect(names).toContain('😀😀😀😀😀');
    expect(names).toContain('😀😀');
    const sizes = made.map((value) => (value as { size?: number | null }).size);
    for (const size of [undefined, null, 0, 9007199254740991]) expect(sizes).toContain(size);
    const shapes = made.map((value) => JSON.stringify((value as { shape?: object }).shape ?? {}));
    expect(shapes.some((shape) => shape.includes('r'))).toBe(true);
    expect(shapes.some((shape) => shape.includes('w'))).toBe(true);
  });

  it('give way to what is live, by its name or its schema', () => {
    const [plan = null] = fc.sample(values.of(schema), { numRuns: 1, seed: 3 });
    expect(settled(plan, { Id: 'thg_0001', kind: 'bush', email: undefined })).toMatchObject({
      id: 'thg_0001',
      kind: 'bush',
    });
    expect(settled(plan, { Id: 'thg_0001', id: 'thg_0002' })).toMatchObject({ id: 'thg_0002' });
    expect(settled(plan, { email: undefined })).not.toHaveProperty('email');
  });
});

describe('rules', () => {
  const rules = schemaRules(source, values, schema, false);
  const named = rules.map(({ path, keyword }) => [...path, keyword].join(' '));

  it('are all that the schema has', () => {
    expect(named.toSorted()).toEqual(
      [
        ['type', 'unexpected additionalProperties', '__proto__ additionalProperties'],
        ['id required', 'name required', 'parts required'],
        ['id type', 'id pattern', 'name type', 'name minLength', 'name maxLength', 'email type', 'email maxLength'],
        ['email format', 'at type', 'at format', 'size type', 'size minimum', 'size maximum', 'kind enum', 'kind type'],
        ['share type', 'share exclusiveMinimum', 'share maximum', 'even type', 'even minimum', 'even maximum'],
        ['even multipleOf', 'parts type', 'parts minItems', 'parts maxItems', 'parts 0 type', 'parts 0 maxLength'],
        ['shape type', 'shape r required', 'shape r type', 'shape r minimum', 'shape r maximum', 'shape w required'],
        ['shape h required', 'shape w type', 'shape h type'],
      ]
        .flat()
        .toSorted(),
    );
  });

  it.each(rules.map((rule) => [[...rule.path, rule.keyword].join(' '), rule] as const))(
    '%s can be broken',
    (_name, { broken }) => {
      if (!broken) throw new Error('Nothing breaks it.');
      const plans = fc.sample(broken, { numRuns: 50, seed: 1 });
      expect(plans.map((plan) => settled(plan)).filter((value) => source.fits(schema, value))).toEqual([]);
    },
  );

  it('that nothing breaks are told', () => {
    const [, rule] = schemaRules(source, values, { type: 'string', pattern: '' }, false);
    expect(rule).toMatchObject({ keyword: 'pattern', broken: undefined });
  });
});
