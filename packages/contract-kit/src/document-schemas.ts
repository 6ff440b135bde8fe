import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

import { isArray, isObject, type Json, type JsonObject } from './json.ts';
import { contentOf, headersOf, type AnyOperation, type Schema } from './operation.ts';
import { defOf } from './plain.ts';
import { keywordsOf, rulesOf, type AnyDef } from './rules.ts';
import { zodOf } from './schema.ts';
import { streamKind } from './streams.ts';

/**
 * The schemas with an `id` that the operations reach, innermost first, each made known to zod-to-openapi under its id.
 *
 * @throws TypeError when two schemas claim one id.
 */
export function namedSchemas(operations: readonly AnyOperation[], extra: readonly Schema[]): z.ZodType[] {
  const byId = new Map<string, z.ZodType>();
  const seen = new Set<Schema>();
  for (const schema of [...extra, ...operations.flatMap(schemasOf)]) collect(schema, byId, seen);
  for (const schema of seen) register(schema);
  return [...byId.values()];
}

/** Every schema an operation names itself. */
function schemasOf(operation: AnyOperation): Schema[] {
  const { params, query, headers, cookies, body, responses } = operation;
  const inputs = [params, query, headers, cookies].filter((schema) => schema !== undefined);
  const outputs = Object.values(responses).flatMap((response) => [
    ...Object.values(contentOf(response)),
    ...Object.values<Schema>(headersOf(response)?.shape ?? {}),
  ]);
  return [...inputs, ...(body ? Object.values(contentOf(body)) : []), ...outputs];
}

/** The schemas directly inside a schema. */
function innerSchemas(schema: Schema): Schema[] {
  if (schema instanceof z.ZodObject) return Object.values<Schema>(schema.shape);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodUnion) return [...schema.options];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return [schema.unwrap()];
  }
  const kind = streamKind(schema);
  if (kind?.of === 'lines') return [kind.item];
  return kind?.of === 'events' ? [kind.data] : [];
}

/**
 * Mends what zod-to-openapi writes for a reference with something beside it: OpenAPI 3.1 lets annotations stand next to
 * `$ref`, and its `allOf: [$ref, { type: [object, null] }]` would refuse the null it means to allow.
 *
 * @throws TypeError when something else than an annotation stands beside a reference.
 */
export function mendReferences(value: Json): Json {
  if (isArray(value)) return value.map(mendReferences);
  if (!isObject(value)) return value;
  const mended = Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, mendReferences(member)]])),
  );
  return isArray(mended.allOf) ? mendReference(mended.allOf) : mended;
}

const annotations = new Set(['description', 'example', 'default', 'deprecated', 'title']);

function mendReference(parts: readonly Json[]): JsonObject {
  const [reference, beside] = parts;
  if (parts.length !== 2 || !isObject(reference) || !isObject(beside) || typeof reference.$ref !== 'string') {
    throw new TypeError('An intersection cannot be described. Write one object with all members.');
  }
  const { type, enum: _values, ...rest } = beside;
  const narrowing = Object.keys(rest).find((key) => !annotations.has(key));
  if (narrowing) throw new TypeError(`${reference.$ref} has "${narrowing}" beside it. Give that its own schema.`);
  const nullable = isArray(type) && type.includes('null');
  return nullable ? { ...rest, oneOf: [reference, { type: 'null' }] } : { ...reference, ...rest };
}

function collect(schema: Schema, byId: Map<string, z.ZodType>, seen: Set<Schema>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  // `Name.meta({ … })` is a copy that remembers `Name`, and is written as a reference to it.
  const { parent, def } = zodOf(schema)._zod;
  if (parent?._zod.def === def) collect(parent, byId, seen);
  for (const inner of innerSchemas(schema)) collect(inner, byId, seen);
  const id = ownId(schema);
  if (id === undefined || !(schema instanceof z.ZodType)) return;
  const other = byId.get(id);
  if (other && other !== schema) throw new TypeError(`Two schemas have the id ${id}. Rename one.`);
  byId.set(id, schema);
}

/** Written out even when there is no id: zod-to-openapi would let a copy inherit that of its original. */
function register(schema: Schema): void {
  if (!(schema instanceof z.ZodType)) return;
  const refId = nameOf(schema);
  // oxlint-disable-next-line typescript/no-deprecated -- the mark asks for caution; the other way makes copies of schemas
  zodToOpenAPIRegistry.add(schema, { _internal: refId === undefined ? {} : { refId }, ...enforced(schema) });
}

/** What checks hold it to. zod-to-openapi reads fewer rules, one of each kind, and patterns with their flags. */
function enforced(schema: Schema): { readonly [keyword: string]: unknown } {
  const def = defOf(schema);
  // A null that may stand for a literal must be among its values.
  if (def.type === 'nullable') return enforcedLeaf(leafOf(def));
  if (def.type !== 'string' && def.type !== 'number' && def.type !== 'array') return {};
  const keywords = keywordsOf(def.type, rulesOf(def));
  // A password's format is a note to whoever shows a form.
  return def.type === 'string' ? { ...keywords, format: keywords.format ?? formatOf(schema) } : keywords;
}

function enforcedLeaf(def: AnyDef) {
  return def.type === 'literal' ? { enum: [...def.values, null] } : {};
}

/** What is left of a schema that may be absent or null. */
function leafOf(def: AnyDef): AnyDef {
  return 'innerType' in def ? leafOf(defOf(def.innerType)) : def;
}

function formatOf(schema: Schema): string | undefined {
  const format = z.globalRegistry.get(zodOf(schema))?.['format'];
  return typeof format === 'string' ? format : undefined;
}

/** The id of the schema, or of the one it makes optional or nullable or says something more about. */
function nameOf(schema: Schema): string | undefined {
  const id = ownId(schema);
  if (id !== undefined) return id;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return nameOf(schema.unwrap());
  }
  // Only `.meta()` keeps the definition; a copy with further checks is another schema.
  const { parent, def } = zodOf(schema)._zod;
  return parent && parent._zod.def === def ? nameOf(parent) : undefined;
}

function ownId(schema: Schema): string | undefined {
  return z.globalRegistry.get(zodOf(schema))?.id;
}
