import fc from 'fast-check';

/** A request made up from the document: mostly well formed, partly not. */
export interface MadeUpRequest {
  readonly method: string;
  /** Below the document's server, encoded. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or the text of a body of any type. */
  readonly body: string | undefined;
}

/** What made-up requests are made of beside the document. */
export interface FuzzOptions {
  /** Values to use by the names of parameters and members: ids and paths of things that are there. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };
type Node = Readonly<Record<string, unknown>>;

/**
 * Makes up requests to one operation of an OpenAPI 3.1 document from its parameters and its body.
 *
 * @throws Error when the document has no such operation
 */
export function requestsTo(document: object, operationId: string, { known }: FuzzOptions): fc.Arbitrary<MadeUpRequest> {
  const { path, method, operation } = findOperation(document, operationId);
  const values = arbitraries(document, known);
  const parameters = list(operation['parameters']).map((parameter) => resolve(document, node(parameter)));
  const of = (place: string) => parameters.filter((parameter) => parameter['in'] === place);
  const text = (parameter: Node) => values.of(node(parameter['schema']), String(parameter['name'])).map(toText);

  const inPath = fc.tuple(
    ...of('path').map((parameter) => text(parameter).map((value) => [parameter, value] as const)),
  );
  const inQuery = fc.tuple(...of('query').map((parameter) => maybe(parameter, text(parameter))));
  const inHeaders = fc.tuple(...of('header').map((parameter) => maybe(parameter, text(parameter).map(toHeader))));
  return fc
    .record({ inPath, inQuery, inHeaders, body: bodyOf(operation, values) })
    .map(({ inPath: named, inQuery: query, inHeaders: headers, body }) => ({
      method: method.toUpperCase(),
      path: named.reduce(
        (template, [{ name }, value]) => template.replace(`{${String(name)}}`, () => encode(String(name), value)),
        path,
      ),
      query: query.filter((pair) => pair !== undefined),
      headers: {
        ...(body !== undefined && { 'content-type': body.type }),
        ...Object.fromEntries(headers.filter((pair) => pair !== undefined)),
      },
      body: body?.text,
    }));
}

interface Arbitraries {
  readonly of: (schema: Node, name?: string) => fc.Arbitrary<Json>;
}

/** What tends to break things. */
const oddities: readonly Json[] = [
  '',
  ' ',
  '.',
  '..',
  '/',
  '~',
  '%',
  '%00',
  '\0',
  '\u202e',
  '\ud800',
  '"; --',
  '*',
  '__proto__',
  'null',
  'NaN',
  '-1',
  '9007199254740993',
  '1e400',
  'x'.repeat(2000),
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  [],
  {},
  { a: 1 },
];

function arbitraries(document: object, known: FuzzOptions['known']): Arbitraries {
  function of(schema: Node, name = ''): fc.Arbitrary<Json> {
    const wellFormed = fitting(resolve(document, schema));
    const there = known[name] ?? [];
    return fc.oneof(
      { weight: there.length > 0 ? 4 : 12, arbitrary: wellFormed },
      { weight: there.length > 0 ? 8 : 0, arbitrary: fc.constantFrom(...there, '') },
      { weight: 1, arbitrary: fc.constantFrom(...oddities) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    );
  }
  function fitting(schema: Node): fc.Arbitrary<Json> {
    const choices = list(schema['anyOf'] ?? schema['oneOf']);
    if (choices.length > 0) return fc.oneof(...choices.map((choice) => of(node(choice))));
    if ('enum' in schema) return fc.constantFrom(...list(schema['enum']).map(toJson));
    if ('const' in schema) return fc.constant(toJson(schema['const']));
    const types = [schema['type']].flat();
    return fc.oneof(...types.map((type) => ofType(schema, type)));
  }
  function ofType(schema: Node, type: unknown): fc.Arbitrary<Json> {
    if (type === 'object') return object(schema);
    if (type === 'array') {
      const { minLength, maxLength } = bounds(schema, 'Items');
      return fc.array(of(node(schema['items'])), { minLength, maxLength: Math.min(maxLength, minLength + 3) });
    }
    if (type === 'integer') {
      return fc.integer({ min: number(schema['minimum'], 0), max: number(schema['maximum'], 1000) });
    }
    if (type === 'boolean') return fc.boolean();
    return type === 'null' ? fc.constant(null) : string(schema);
  }
  function object(schema: Node): fc.Arbitrary<Json> {
    const members = Object.entries(node(schema['properties'] ?? {}));
    const record = Object.fromEntries(members.map(([name, member]) => [name, of(node(member), name)]));
    const requiredKeys = list(schema['required']).map(String);
    const whole = fc.record(record, { requiredKeys }).map(toJson);
    return fc.oneof(
      { weight: 8, arbitrary: whole },
      { weight: 1, arbitrary: fc.record(record, { requiredKeys: [] }).map(toJson) },
      { weight: 1, arbitrary: fc.record(record).map((value) => toJson({ ...value, unknown: 1 })) },
    );
  }
  return { of };
}

function string(schema: Node): fc.Arbitrary<string> {
  const { minLength, maxLength } = bounds(schema, 'Length');
  if (schema['format'] === 'email') return fc.emailAddress();
  if (schema['format'] === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern']));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 40) });
}

interface MadeUpBody {
  readonly type: string;
  readonly text: string;
}

/** JSON mostly, and now and then something that is none. Forms are left to tests that know their files. */
function bodyOf(operation: Node, values: Arbitraries): fc.Arbitrary<MadeUpBody | undefined> {
  const content = node(node(operation['requestBody'] ?? {})['content'] ?? {});
  const [type, media] = Object.entries(content)[0] ?? [];
  if (type === undefined) return fc.constant(undefined);
  if (type === '*/*') return fc.string({ unit: 'binary' }).map((text) => ({ type: 'application/octet-stream', text }));
  const json = values.of(node(node(media)['schema'])).map((value) => ({ type, text: JSON.stringify(value) }));
  const broken = fc.string().map((text) => ({ type, text }));
  return fc.oneof({ weight: 12, arbitrary: json }, { weight: 1, arbitrary: broken });
}

/** Required ones are left out now and then, others more often. */
function maybe(parameter: Node, value: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string] | undefined> {
  const freq = parameter['required'] === true ? 20 : 3;
  return fc
    .option(value, { nil: undefined, freq })
    .map((sent) => (sent === undefined ? undefined : ([String(parameter['name']), sent] as const)));
}

function findOperation(document: object, operationId: string) {
  for (const [path, item] of Object.entries(node(node(document)['paths'] ?? {}))) {
    for (const [method, operation] of Object.entries(node(item))) {
      if (node(operation)['operationId'] === operationId) return { path, method, operation: node(operation) };
    }
  }
  throw new Error(`The document has no operation ${operationId}.`);
}

/** Follows `$ref`; what stands beside it counts too. */
function resolve(document: object, schema: Node): Node {
  if (typeof schema['$ref'] !== 'string') return schema;
  const steps = schema['$ref'].slice(2).split('/');
  const target = steps.reduce<Node>((at, step) => node(at[step]), node(document));
  return { ...resolve(document, target), ...schema, $ref: undefined };
}

/** One segment, or the rest of a URL; what a URL would fold away is made visible. */
function encode(name: string, value: string): string {
  const segments = name === 'path' ? value.split('/') : [value || ' '];
  return segments.map((segment) => encodeURIComponent(segment.toWellFormed().replace(/^\.{1,2}$/, '...'))).join('/');
}

/** What HTTP lets through (RFC 9110, 5.5). */
function toHeader(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, '?').trim();
}

function toText(value: Json): string {
  return typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value);
}

function bounds(schema: Node, what: 'Length' | 'Items') {
  const minLength = number(schema[`min${what}`], 0);
  return { minLength, maxLength: number(schema[`max${what}`], minLength + 40) };
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' ? Math.max(Math.min(value, 2 ** 31 - 1), -(2 ** 31)) : fallback;
}

/* The boundaries to a document that is only known to be JSON. */

function node(value: unknown): Node {
  if (typeof value !== 'object' || value === null) throw new TypeError('The document holds something else there.');
  return value as Node;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toJson(value: unknown): Json {
  return value as Json;
}
