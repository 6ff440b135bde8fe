import { z } from 'zod';

import { compileCheck } from './check.ts';
import { contentOf, headersOf, type AnyOperation, type ObjectSchema, type Schema } from './operation.ts';
import { assertPlain, defOf } from './plain.ts';
import { rulesOf, type AnyDef } from './rules.ts';
import { zodOf } from './schema.ts';
import { streamKind } from './streams.ts';

/**
 * Refuses an operation whose description would promise something else than what is enforced, or promise no bound.
 *
 * @param seen Schemas found sound in other operations, which are not looked at again. Those of this one are added.
 * @throws TypeError naming the operation and the place in it, and saying what to write instead.
 */
export function assertPublishable(operation: AnyOperation, seen = new Set<Schema>()): void {
  const { operationId, params, query, headers, cookies, body, responses } = operation;
  const walk = (where: string, schema: Schema | undefined): void => {
    if (schema) inspect(schema, `${operationId}, ${where}`, seen);
  };
  for (const [part, schema] of Object.entries({ params, query, headers, cookies })) {
    walk(part, schema);
    if (schema) assertTexts(schema, `${operationId}, ${part}`, part === 'query');
  }
  if (body) for (const schema of Object.values(contentOf(body))) walk('body', schema);
  for (const [status, response] of Object.entries(responses)) {
    if (!/^[1-5]\d\d$/.test(status)) {
      throw new TypeError(`${operationId}, response ${status}: name each status, not a range or a default.`);
    }
    for (const schema of Object.values<Schema>(contentOf(response))) walk(`response ${status}`, schema);
    walk(`headers of response ${status}`, headersOf(response));
  }
}

function inspect(schema: Schema, where: string, seen: Set<Schema>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const because = reasonOf(() => assertPlain(schema)) ?? unbounded(schema) ?? nullByName(schema);
  if (because !== undefined) throw new TypeError(`${where}: ${because}`);
  for (const [step, inner] of innerSchemas(schema)) inspect(inner, `${where}${step}`, seen);
}

function reasonOf(assert: () => void): string | undefined {
  try {
    assert();
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/** Every string, array and number has a bound, so that whoever sends or stores one knows how large it gets. */
function unbounded(schema: Schema): string | undefined {
  if (streamKind(schema)) return undefined;
  const def = defOf(schema);
  if (def.type !== 'string' && def.type !== 'number' && def.type !== 'array') return undefined;
  const { max, low, high, isInteger, pattern } = rulesOf(def);
  if (def.type !== 'number') {
    if (max < Infinity || (pattern && bounded.has(pattern.format))) return undefined;
    return `a${def.type === 'array' ? 'n array' : ' string'} without a maximum. Give it .max().`;
  }
  if (!low || !high) return 'a number without a range. Give it .min() and .max().';
  if (isInteger && !(Number.isSafeInteger(low.value) && Number.isSafeInteger(high.value))) {
    return 'an integer beyond 2^53, which JSON cannot carry. Narrow .min() and .max(), or write a string with a pattern.';
  }
  return undefined;
}

/** A reference that may be null is written as a choice of two, and the null must be one of them alone. */
function nullByName(schema: Schema): string | undefined {
  const isNamed = z.globalRegistry.get(zodOf(schema))?.id !== undefined && !streamKind(schema);
  if (!isNamed || !compileCheck(schema)(null)) return undefined;
  return 'a named schema that may be null. Name it without, and write .nullable() where it is used.';
}

/** Formats whose patterns have a length of their own. */
const bounded = new Set<string | undefined>(['date', 'date-time', 'uuid', 'ipv4', 'ipv6']);

/** The schemas directly inside a schema, and the step that leads to each. */
function innerSchemas(schema: Schema): (readonly [step: string, inner: Schema])[] {
  const kind = streamKind(schema);
  if (kind) return kind.of === 'bytes' ? [] : [['[]', kind.of === 'lines' ? kind.item : kind.data]];
  const def = defOf(schema);
  if (def.type === 'object') return Object.entries(def.shape).map(([name, member]) => [`.${name}`, member]);
  if (def.type === 'array') return [['[]', def.element]];
  if (def.type === 'union') return def.options.map((option, index) => [` (form ${index + 1})`, option]);
  return 'innerType' in def ? [['', def.innerType]] : [];
}

/* What travels as text: the kit converts it by the one type that its schema has. */

function assertTexts(schema: ObjectSchema, where: string, mayRepeat: boolean): void {
  for (const [name, member] of Object.entries<Schema>(schema.shape)) {
    const def = unwrapped(member);
    const isList = def.type === 'array';
    if (isList && !mayRepeat) throw new TypeError(`${where}.${name}: only a query can repeat a name. Write one value.`);
    const { type } = isList ? unwrapped(def.element) : def;
    if (!texts.has(type)) {
      throw new TypeError(
        `${where}.${name}: text cannot carry a ${type} schema. Write a string, a number, a boolean or an enum.`,
      );
    }
  }
}

const texts = new Set<AnyDef['type']>(['string', 'number', 'boolean', 'enum', 'literal']);

/** Without what may be left out. */
function unwrapped(schema: Schema): AnyDef {
  const def = defOf(schema);
  return def.type === 'optional' || def.type === 'default' ? unwrapped(def.innerType) : def;
}
