/** A JSON value as the document builder passes it on. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A JSON object; a member that is undefined is not there. */
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

/**
 * The value as JSON carries it: members that are undefined are gone.
 *
 * @throws TypeError for what JSON cannot carry.
 */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}.`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, toJson(member)]));
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The member of that name when it is an object, else an empty one. */
export function objectAt(value: Json | undefined, name: string): JsonObject {
  const member = isObject(value) ? value[name] : undefined;
  return isObject(member) ? member : {};
}

/** The member of that name when it is a string, else an empty one. */
export function textAt(value: JsonObject, name: string): string {
  const member = value[name];
  return typeof member === 'string' ? member : '';
}

/** An object with the same names and new values. */
export function mapMembers<T>(
  object: Readonly<Record<string, T>>,
  map: (member: T, name: string) => Json | undefined,
): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, map(member, name)]));
}
