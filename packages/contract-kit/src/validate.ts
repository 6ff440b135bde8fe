import type { z } from 'zod';

import { contentOf, type AnyOperation, type ObjectSchema, type Schema } from './operation.ts';
import { ProblemError, type Issue } from './problem.ts';

/** What an operation needs at run time, made once: parsers for what comes in, serialisers for what goes out. */
export interface Compiled {
  readonly params: (raw: Readonly<Record<string, string>>) => unknown;
  readonly query: (raw: URLSearchParams) => unknown;
  readonly headers: (raw: Headers) => unknown;
  /** Parses a decoded JSON value, or form fields for a multipart body. */
  readonly body: (value: unknown) => unknown;
  /** The JSON text of an answer, or a thrown `ResponseMismatch`. */
  readonly json: (status: number, type: string, value: unknown) => string;
}

/** An answer that does not fit its contract: our defect, never the client's. */
export class ResponseMismatch extends Error {
  constructor(operation: AnyOperation, status: number, reason: string) {
    super(`${operation.operationId} answered ${status} with a body its contract does not allow: ${reason}`);
    this.name = 'ResponseMismatch';
  }
}

/**
 * @param strict Refuse an answer with members the contract does not know, instead of leaving them out.
 */
export function compile(operation: AnyOperation, { strict }: { strict: boolean }): Compiled {
  const convert = {
    params: converters(operation.params),
    query: converters(operation.query),
    headers: converters(operation.headers),
  };
  const bodySchema = operation.body && Object.values(contentOf(operation.body))[0];

  return {
    params: (raw) =>
      parse(
        operation.params,
        convertAll(convert.params, (name) => optional(raw[name])),
        'path',
      ),
    query: (raw) => parseQuery(operation.query, convert.query, raw),
    headers: (raw) =>
      parse(
        operation.headers,
        convertAll(convert.headers, (name) => optional(raw.get(name))),
        'header',
      ),
    body: (value) => (bodySchema ? parse(bodySchema, value, 'body') : undefined),
    json(status, type, value) {
      const response = operation.responses[status];
      const schema = response && contentOf(response)[type];
      if (!schema) throw new ResponseMismatch(operation, status, `${type} is not listed`);
      const result = schema.safeParse(value);
      if (!result.success) throw new ResponseMismatch(operation, status, result.error.message);
      const leak = strict ? unknownMember(value, result.data) : undefined;
      if (leak !== undefined) throw new ResponseMismatch(operation, status, `unknown member ${leak}`);
      return JSON.stringify(result.data);
    },
  };
}

/** Zod's findings about `value` in the kit's own words: stable codes, one issue per unknown member. */
function issuesOf(error: z.ZodError, value: unknown, part: Issue['in']): Issue[] {
  return error.issues.slice(0, 100).flatMap((issue) => issuesFrom(issue, value, part));
}

function issuesFrom(issue: z.core.$ZodIssue, value: unknown, part: Issue['in']): Issue[] {
  const at = (path: PropertyKey[], message: string, code: string): Issue => ({
    ...(part && { in: part }),
    path: path.slice(0, 32).map((step) => (typeof step === 'number' ? step : String(step).slice(0, 255))),
    message: message.slice(0, 1000),
    code,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, 20)
      .map((key) => at([...issue.path, key], 'Not a member of this contract', 'unknown_member'));
  }
  if (isMissing(value, issue.path)) return [at(issue.path, 'Required', 'required')];
  return [at(issue.path, issue.message, codes[issue.code] ?? 'not_allowed')];
}

/** Zod calls a missing member of the wrong type, or not among the allowed values. */
function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );
  return found === undefined;
}

const codes: Readonly<Record<string, string>> = {
  invalid_type: 'wrong_type',
  too_small: 'too_small',
  too_big: 'too_big',
  invalid_format: 'wrong_format',
  not_multiple_of: 'wrong_step',
  invalid_value: 'not_allowed',
};

function parse(schema: Schema | undefined, value: unknown, part: Issue['in']): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError('invalid_input', { issues: issuesOf(result.error, value, part) });
}

type Converter = (raw: readonly string[]) => unknown;

function parseQuery(
  schema: ObjectSchema | undefined,
  convert: ReadonlyMap<string, Converter>,
  raw: URLSearchParams,
): unknown {
  const unknown = [...new Set(raw.keys())].filter((name) => !convert.has(name));
  if (unknown.length > 0) {
    throw new ProblemError('invalid_input', {
      issues: unknown.slice(0, 20).map((name) => ({
        in: 'query',
        path: [name.slice(0, 255)],
        message: 'Not a parameter of this operation',
        code: 'unknown_parameter',
      })),
    });
  }
  return parse(
    schema,
    convertAll(convert, (name) => raw.getAll(name)),
    'query',
  );
}

function optional(value: string | null | undefined): string[] {
  return value === null || value === undefined ? [] : [value];
}

function convertAll(
  convert: ReadonlyMap<string, Converter>,
  values: (name: string) => readonly string[],
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, converter] of convert) {
    const raw = values(name);
    if (raw.length > 0) result[name] = converter(raw);
  }
  return result;
}

/** Strings become what the schema's type asks for, so that contracts need no coercion. */
function converters(schema: ObjectSchema | undefined): ReadonlyMap<string, Converter> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema?.shape ?? {};
  return new Map(Object.entries(shape).map(([name, member]) => [name, converter(member)]));
}

function converter(schema: z.core.$ZodType): Converter {
  const inner = unwrap(schema);
  if (inner._zod.def.type === 'array') {
    const element = converter((inner._zod.def as z.core.$ZodArrayDef).element);
    return (raw) => raw.map((value) => element([value]));
  }
  const scalar = scalars[inner._zod.def.type] ?? ((value: string) => value);
  // A scalar sent twice stays a list, which its schema then refuses.
  return (raw) => (raw.length === 1 && raw[0] !== undefined ? scalar(raw[0]) : raw);
}

/** What cannot be converted stays a string, so that the schema itself refuses it with its own message. */
const scalars: Readonly<Record<string, (value: string) => unknown>> = {
  number: (value) => (/^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value),
  boolean: (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
};

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def;
  return 'innerType' in def ? unwrap((def as z.core.$ZodOptionalDef).innerType) : schema;
}

/** The first member of `value` that parsing left out, as a JSON pointer. */
function unknownMember(value: unknown, parsed: unknown, pointer = ''): string | undefined {
  if (typeof value !== 'object' || value === null || typeof parsed !== 'object' || parsed === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (!(key in parsed)) return `${pointer}/${key}`;
    const found = unknownMember(member, (parsed as Record<string, unknown>)[key], `${pointer}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
