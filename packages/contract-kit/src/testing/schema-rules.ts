import fc from 'fast-check';

import { isArray, isObject, objectAt, type Json, type JsonObject } from '../json.ts';
import { choicesOf, lengthOf, numberAt, typesOf, type Source } from './inputs.ts';
import { only, smallFile } from './strings.ts';
import { absent, settle, type Plan, type Values } from './values.ts';

/** One thing that a schema demands of a value, and values that keep everything but that. */
export interface SchemaRule {
  readonly keyword: string;
  /** Where in the value the fault is; what an issue is to name. */
  readonly path: readonly (string | number)[];
  /** Undefined when no value is known that breaks it. */
  readonly broken: fc.Arbitrary<Plan> | undefined;
}

/**
 * Every rule of a schema and of what is in it, each with ways to break it and nothing else.
 *
 * @param isText The value travels as text, which has no other type.
 */
export function schemaRules(source: Source, values: Values, schema: JsonObject, isText: boolean): SchemaRule[] {
  return rulesIn(schema);

  function rulesIn(unresolved: JsonObject): SchemaRule[] {
    const at = source.resolve(unresolved);
    const rule = (keyword: string, candidates: fc.Arbitrary<Json>): SchemaRule => ({
      keyword,
      path: [],
      broken: only(candidates, (value) => !source.fits(unresolved, value)),
    });
    const type = isText ? [] : [rule('type', fc.constantFrom(...others(formsOf(at).flatMap(typesOf))))];
    const choices = choicesOf(at);
    if (choices.length > 0) return [...type, ...choiceRules(unresolved, choices)];
    if (at['format'] === 'binary') return [];
    const types = typesOf(at);
    const isNamed = types.some((name) => name !== 'string' && name !== 'array' && name !== 'object');
    return [
      ...(isText && isNamed ? [rule('type', fc.constantFrom('x', 'NaN', '1e', '0x1', ' 1'))] : type),
      ...scalarRules(at, rule),
      ...(types.includes('array') ? arrayRules(at) : []),
      ...(types.includes('object') ? objectRules(at) : []),
    ];
  }

  /** The schema itself, or those that a union chooses from. */
  function formsOf(at: JsonObject): JsonObject[] {
    const choices = choicesOf(at);
    return choices.length === 0 ? [at] : choices.flatMap((choice) => formsOf(source.resolve(choice)));
  }

  /** What is wrong for one form must not be right for another. */
  function choiceRules(union: JsonObject, choices: readonly JsonObject[]): SchemaRule[] {
    const rules = choices.flatMap(rulesIn).filter(({ keyword, path }) => keyword !== 'type' || path.length > 0);
    return rules.map(({ broken, ...rule }) => ({
      ...rule,
      broken: broken && only(broken, (plan) => !fitsPlan(union, plan)),
    }));
  }

  function fitsPlan(schemaOfPlan: JsonObject, plan: Plan): boolean {
    const value = settle(plan, {});
    return value !== absent && source.fits(schemaOfPlan, value);
  }

  function arrayRules(at: JsonObject): SchemaRule[] {
    const items = objectAt(at, 'items');
    const isFiles = source.resolve(items)['format'] === 'binary';
    const sized = (length: number) =>
      isFiles
        ? fc.constant(Array<Plan>(length).fill(smallFile))
        : fc.array(values.of(items), { minLength: length, maxLength: length });
    const min = numberAt(at, 'minItems') ?? 0;
    const max = numberAt(at, 'maxItems');
    const rest = Array.from({ length: Math.max(0, min - 1) }, () => values.of(items));
    return [
      // An empty list travels as no text at all.
      ...(min > (isText ? 1 : 0) ? [{ keyword: 'minItems', path: [], broken: sized(min - 1) }] : []),
      ...(max === undefined ? [] : [{ keyword: 'maxItems', path: [], broken: sized(max + 1) }]),
      ...inside(rulesIn(items), 0, (item) => fc.tuple(item, ...rest)),
    ];
  }

  function objectRules(at: JsonObject): SchemaRule[] {
    const required = isArray(at['required']) ? at['required'] : [];
    const members = Object.entries(objectAt(at, 'properties'));
    const names = members.map(([name]) => name);
    const unknown = at['additionalProperties'] === false ? ['unexpected', '__proto__'] : [];
    return [
      ...required
        .filter((name) => typeof name === 'string')
        .map((name) => ({
          keyword: 'required',
          path: [name],
          broken: values.object(at, { [name]: undefined }),
        })),
      ...members.flatMap(([name, member]) =>
        isObject(member) ? inside(rulesIn(member), name, (inner) => values.object(at, { [name]: inner })) : [],
      ),
      ...unknown
        .filter((name) => !names.includes(name))
        .map((name) => ({
          keyword: 'additionalProperties',
          path: [name],
          broken: values.object(at, { [name]: fc.constantFrom<Json>('x', isText ? '1' : 1) }),
        })),
    ];
  }
}

/** The rules of what stands in a value, as rules of that value. */
function inside(
  rules: readonly SchemaRule[],
  step: string | number,
  around: (inner: fc.Arbitrary<Plan>) => fc.Arbitrary<Plan>,
): SchemaRule[] {
  return rules.map(({ keyword, path, broken }) => ({
    keyword,
    path: [step, ...path],
    broken: broken && around(broken),
  }));
}

/** One value of each type that is none of these. */
function others(types: readonly string[]): Json[] {
  const byType: Readonly<Record<string, Json>> = {
    null: null,
    boolean: true,
    integer: 0,
    number: 1.5,
    string: 'x',
    array: [],
    object: {},
  };
  const isOther = (type: string): boolean => !types.includes(type) && !(type === 'integer' && types.includes('number'));
  return Object.entries(byType).flatMap(([type, value]) => (isOther(type) ? [value] : []));
}

/* Strings, numbers and lists of values */

type MakeRule = (keyword: string, candidates: fc.Arbitrary<Json>) => SchemaRule;

function scalarRules(schema: JsonObject, rule: MakeRule): SchemaRule[] {
  const broken: Readonly<Record<string, (value: Json) => fc.Arbitrary<Json>>> = {
    minLength: (min) => fc.constantFrom('x', '😀').map((letter) => letter.repeat(Math.max(0, Number(min) - 1))),
    // In a URL the last of them takes twelve characters: a long text of them would be refused for its length there.
    maxLength: (max) =>
      fc.constantFrom('x', ...(Number(max) <= 1024 ? ['é', '😀'] : [])).map((letter) => letter.repeat(Number(max) + 1)),
    pattern: () => unlike(schema),
    format: () => (schema['pattern'] === undefined ? unlike(schema) : fc.constant('')),
    minimum: (min) => fc.constantFrom(...below(schema, Number(min))),
    maximum: (max) => fc.constantFrom(...above(schema, Number(max))),
    exclusiveMinimum: (min) => fc.constantFrom(Number(min), Number(min) - 1),
    exclusiveMaximum: (max) => fc.constantFrom(Number(max), Number(max) + 1),
    multipleOf: (step) => fc.integer({ min: 0, max: 9 }).map((count) => (count + 0.5) * Number(step)),
    enum: (listed) => fc.constantFrom(...(isArray(listed) ? listed : []).flatMap(nearly)),
    const: (value) => fc.constantFrom(...nearly(value)),
  };
  return Object.entries(broken).flatMap(([keyword, candidates]) => {
    const value = schema[keyword];
    return value === undefined || isImplied(keyword, schema) ? [] : [rule(keyword, candidates(value))];
  });
}

/** A format beside a pattern is the pattern's name, and a format without one may be a note to whoever reads. */
function isImplied(keyword: string, { pattern, format }: JsonObject): boolean {
  return keyword === 'format' && (pattern !== undefined || format === 'password' || format === 'binary');
}

/** Strings of the right length that are not of the right form. */
function unlike(schema: JsonObject): fc.Arbitrary<Json> {
  const min = Math.max(1, numberAt(schema, 'minLength') ?? 1);
  const max = Math.min(numberAt(schema, 'maxLength') ?? 40, min + 40);
  if (max < min) return fc.constant('');
  const texts = ['x', '0', ' ', '😀', '\n'].map((letter) => letter.repeat(min));
  return fc
    .oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme-ascii', minLength: min, maxLength: max }))
    .filter((text) => lengthOf(text) <= max);
}

function below(schema: JsonObject, min: number): number[] {
  return typesOf(schema).includes('integer') ? [min - 1, min - 1000] : [min - 1, min - 0.5];
}

function above(schema: JsonObject, max: number): number[] {
  return typesOf(schema).includes('integer') ? [max + 1, max + 1000] : [max + 1, max + 0.5];
}

function nearly(value: Json): Json[] {
  if (typeof value === 'string') return [`${value} `, value.toUpperCase(), '', `${value}${value}`];
  return typeof value === 'number' ? [value + 1] : [!value, 'null'];
}
