import { isArray, isObject, type Json, type JsonObject } from './json.ts';

/**
 * Refuses a description that promises no limit: a string without a length, an array without a size, an integer without
 * a range, a schema without a type, a `default` or ranged response.
 *
 * @throws TypeError with the JSON pointer of the first offence.
 */
export function assertBounded(document: JsonObject): void {
  walk(document, '#');
}

function walk(value: Json | undefined, pointer: string): void {
  if (isArray(value)) {
    value.forEach((item, index) => walk(item, `${pointer}/${index}`));
    return;
  }
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const at = `${pointer}/${escape(key)}`;
    if (key === 'example' || key === 'examples') continue;
    if (key === 'schema') checkSchema(member, at);
    else if (at === '#/components/schemas') checkEach(member, at);
    else {
      if (key === 'responses' && at !== '#/components/responses') checkStatuses(member, at);
      walk(member, at);
    }
  }
}

function checkStatuses(responses: Json | undefined, pointer: string): void {
  const vague = isObject(responses) && Object.keys(responses).find((status) => !/^[1-5]\d\d$/.test(status));
  if (vague) throw new TypeError(`${pointer}/${vague}: name each status, not a range or a default.`);
}

function checkEach(schemas: Json | undefined, pointer: string): void {
  if (!isObject(schemas)) return;
  for (const [name, schema] of Object.entries(schemas)) checkSchema(schema, `${pointer}/${escape(name)}`);
}

function checkSchema(schema: Json | undefined, pointer: string): void {
  if (!isObject(schema)) throw new TypeError(`${pointer}: not a schema.`);
  if (schema.$ref !== undefined) return;
  const choices = schema.oneOf ?? schema.anyOf;
  if (isArray(choices)) {
    choices.forEach((choice, index) => checkSchema(choice, `${pointer}/${schema.oneOf ? 'oneOf' : 'anyOf'}/${index}`));
    return;
  }
  const types = isArray(schema.type) ? schema.type : [schema.type];
  if (schema.type === undefined || types.length === 0) throw new TypeError(`${pointer}: no type.`);
  for (const type of types) checkType(type, schema, pointer);
}

function checkType(type: Json | undefined, schema: JsonObject, pointer: string): void {
  if (type === 'string' && !isBoundedString(schema)) {
    throw new TypeError(`${pointer}: a string without a maximum length.`);
  }
  if ((type === 'integer' || type === 'number') && !isBoundedNumber(schema)) {
    throw new TypeError(`${pointer}: a number without a minimum and a maximum.`);
  }
  if (type === 'array') {
    if (schema.maxItems === undefined) throw new TypeError(`${pointer}: an array without a maximum size.`);
    checkSchema(schema.items, `${pointer}/items`);
  }
  if (type === 'object') {
    if (schema.properties === undefined) throw new TypeError(`${pointer}: an object without properties.`);
    checkEach(schema.properties, `${pointer}/properties`);
    if (isObject(schema.additionalProperties)) {
      checkSchema(schema.additionalProperties, `${pointer}/additionalProperties`);
    }
  }
}

/** Formats whose values have a length of their own; `binary` is a stream, bounded by the operation instead. */
const boundedFormats = new Set<Json | undefined>(['date', 'date-time', 'uuid', 'binary', 'ipv4', 'ipv6']);

function isBoundedString(schema: JsonObject): boolean {
  return schema.maxLength !== undefined || schema.enum !== undefined || boundedFormats.has(schema.format);
}

function isBoundedNumber(schema: JsonObject): boolean {
  const low = schema.minimum ?? schema.exclusiveMinimum;
  const high = schema.maximum ?? schema.exclusiveMaximum;
  return schema.enum !== undefined || (low !== undefined && high !== undefined);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
