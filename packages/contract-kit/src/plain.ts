import { z } from 'zod';

import type { Schema } from './operation.ts';
import { becauseOfCheck, becauseOfType } from './refusals.ts';
import { rulesOf, type AnyDef } from './rules.ts';
import { zodOf } from './schema.ts';
import { streamKind } from './streams.ts';

/**
 * Refuses a schema that no description can tell the truth about: what a client sends and what a handler gets must be the
 * same value, held to nothing but what JSON Schema says. What is inside the schema is not looked at.
 *
 * @throws TypeError saying why, and what to write instead.
 */
export function assertPlain(schema: Schema): void {
  if (streamKind(schema)) return;
  const def = defOf(schema);
  const because = reason(def) ?? metaReason(schema);
  if (because !== undefined) throw new TypeError(`A ${def.type} schema cannot be published: ${because}`);
}

/** The boundary to Zod's own union of definitions, which its base class does not name. */
export function defOf(schema: Schema): AnyDef {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** Whether an object refuses members that it does not know: `z.strictObject`. */
export function isStrict(def: z.core.$ZodObjectDef): boolean {
  return def.catchall?._zod.def.type === 'never';
}

function reason(def: AnyDef): string | undefined {
  switch (def.type) {
    case 'string':
    case 'number':
    case 'array':
      return reasonOfRules(def);
    case 'literal':
      return isScalar(def.values)
        ? undefined
        : 'it has several values, or one that JSON lacks. Write z.enum() or z.null().';
    case 'enum':
      return z.core.util.getEnumValues(def.entries).every((value) => typeof value === 'string')
        ? otherReason(def)
        : 'its values are no strings. Name them.';
    case 'object':
      return def.catchall && !isStrict(def)
        ? 'it lets members through that nobody has listed. Write z.object() or z.strictObject().'
        : otherReason(def);
    case 'union':
      return def.inclusive === false && !('discriminator' in def)
        ? 'exactly one of its forms must fit. Write z.union() or z.discriminatedUnion().'
        : otherReason(def);
    case 'nullable':
    case 'boolean':
    case 'null':
    case 'optional':
    case 'default':
      return otherReason(def);
    default:
      return becauseOfType(def.type);
  }
}

/** Only strings, numbers and arrays have rules of their own. */
function otherReason(def: AnyDef): string | undefined {
  if ('coerce' in def && def.coerce) return reasonOfRules(def);
  const [check] = def.checks ?? [];
  return check && becauseOfCheck(check._zod.def.check);
}

function reasonOfRules(def: AnyDef): string | undefined {
  try {
    rulesOf(def);
    return undefined;
  } catch (error) {
    return error instanceof TypeError ? error.message : String(error);
  }
}

function isScalar(values: readonly unknown[]): boolean {
  const [value] = values;
  return values.length === 1 && ['string', 'boolean', 'number'].includes(typeof value) && Number(value) !== Infinity;
}

const annotations = new Set(['id', 'title', 'description', 'example', 'examples', 'deprecated']);

/** What is said about a schema holds nobody to anything, so it must not read as if it did. */
function metaReason(schema: Schema): string | undefined {
  const meta: Readonly<Record<string, unknown>> = z.globalRegistry.get(zodOf(schema)) ?? {};
  const keyword = Object.keys(meta).find(
    (name) => !annotations.has(name) && !(name === 'format' && meta[name] === 'password'),
  );
  return keyword && `.meta({ ${keyword} }) would be published and not enforced. Write it as a rule of the schema.`;
}
