import type { ObjectSchema, Schema } from './operation.ts';
import { defOf } from './plain.ts';
import { rulesOf, type AnyDef } from './rules.ts';

/**
 * Turns the strings of a query, of headers, cookies and path parameters into what their schema's types ask for, so that
 * contracts need no coercion. What cannot be converted stays a string, and its schema refuses it in its own words.
 */
export type Converters = readonly { readonly name: string; readonly convert: Converter }[];

type Converter = (raw: readonly string[]) => unknown;

/** Made once for a schema: one converter a member. */
export function convertersOf(schema: ObjectSchema | undefined): Converters {
  const shape: Readonly<Record<string, Schema>> = schema?.shape ?? {};
  return Object.entries(shape).map(([name, member]) => ({ name, convert: converterOf(member) }));
}

/** @param valuesOf Every value that was sent under a name. */
export function convertAll(converters: Converters, valuesOf: (name: string) => readonly string[]) {
  const result: Record<string, unknown> = {};
  for (const { name, convert } of converters) {
    const raw = valuesOf(name);
    if (raw.length > 0) result[name] = convert(raw);
  }
  return result;
}

function converterOf(schema: Schema): Converter {
  const inner = unwrap(schema);
  const def = defOf(inner);
  if (def.type === 'array') {
    const element = converterOf(def.element);
    return (raw) => raw.map((value) => element([value]));
  }
  const scalar = scalarOf(def);
  // A scalar sent twice stays a list, which its schema then refuses.
  return (raw) => (raw.length === 1 && raw[0] !== undefined ? scalar(raw[0]) : raw);
}

function scalarOf(def: AnyDef): (value: string) => unknown {
  if (def.type === 'boolean') return (value) => (value === 'true' || value === 'false' ? value === 'true' : value);
  if (def.type !== 'number') return (value) => value;
  // Whatever JSON.stringify writes; nobody writes a whole number with an exponent.
  const form = rulesOf(def).isInteger
    ? /^-?\d{1,16}(?:\.\d{1,15})?$/
    : /^-?\d{1,310}(?:\.\d{1,310})?(?:e[+-]?\d{1,3})?$/;
  return (value) => (form.test(value) ? Number(value) : value);
}

function unwrap(schema: Schema): Schema {
  const def = defOf(schema);
  return 'innerType' in def ? unwrap(def.innerType) : schema;
}
