/* What a contract may not hold, and what to write instead: words for the developer, each the end of a sentence. */

const types: Readonly<Record<string, string>> = {
  any: 'it says nothing. Write what is really there.',
  bigint: 'JSON has none. Write z.int() with .min() and .max(), or a string with a pattern.',
  catch: 'it hides what was sent. Refuse it, or give a .default().',
  custom:
    'JSON Schema cannot say it. Use Bytes, lines() or events() for what streams, and check the rest in the service.',
  date: 'JSON has none. Write z.iso.datetime() or z.iso.date().',
  file: 'JSON has none. Use Bytes, or `files` of a form.',
  intersection: 'it cannot be described. Write one object with all members.',
  lazy: 'a schema that holds itself has no bound. Write each level out, or refer to an id.',
  map: 'JSON has none. Write an array of objects with a key and a value, and .max().',
  nonoptional: 'it takes back what the inner schema says. Write the inner schema without .optional().',
  pipe: 'it changes what was sent, and one description cannot be true of both. Convert in the handler.',
  prefault: 'it changes what was sent. Write .default().',
  promise: 'JSON has none. Await it in the handler.',
  readonly: 'it says nothing about JSON. Leave .readonly() out.',
  record: 'its members are not listed and have no bound. Write z.object(), or an array of objects with .max().',
  set: 'JSON has none. Write z.array() with .max().',
  template_literal: 'it has no bound. Write z.string().max().regex().',
  transform: 'it changes what was sent, and one description cannot be true of both. Convert in the handler.',
  tuple: 'it is described in a way that few tools read. Write z.object() with a name for each.',
  undefined: 'JSON has none. Write .optional().',
  unknown: 'it says nothing. Write what is really there.',
};

/** Why there can be no schema of this type (`def.type`). */
export function becauseOfType(type: string): string {
  return types[type] ?? 'it cannot be published. Write a plain one.';
}

/** Why a schema can have no such check (`check._zod.def.check`). */
export function becauseOfCheck(check: string): string {
  if (check === 'overwrite') return 'it changes what was sent (.trim() and the like). Convert in the handler.';
  if (check === 'custom') return 'JSON Schema cannot say .refine(). Check it in the service and answer a problem.';
  return `JSON Schema cannot say its rule "${check}". Write a pattern or a bound.`;
}
