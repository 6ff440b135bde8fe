import { isArray, isObject, mapMembers, objectAt, toJson, type Json, type JsonObject } from './json.ts';

/** An example of a schema, put together from the examples of its members; undefined when they do not suffice. */
export function exampleOf(schema: Json | undefined, schemas: JsonObject): Json | undefined {
  if (!isObject(schema)) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (typeof schema.$ref === 'string') return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas);
  if (schema.default !== undefined) return schema.default;
  if (isArray(schema.enum)) return schema.enum[0];
  const choices = schema.oneOf ?? schema.anyOf;
  if (isArray(choices)) return exampleOf(choices[0], schemas);
  if (schema.type === 'array') {
    const item = exampleOf(schema.items, schemas);
    return item === undefined ? undefined : [item];
  }
  if (schema.type === 'object') return exampleOfObject(schema, schemas);
  if (schema.format === 'binary') return 'the bytes';
  return schema.type === 'boolean' ? true : undefined;
}

function exampleOfObject(schema: JsonObject, schemas: JsonObject): Json {
  return toJson(mapMembers(objectAt(schema, 'properties'), (member) => exampleOf(member, schemas)));
}
