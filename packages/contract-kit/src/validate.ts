import { compileCheck, issuesOf, type Check, type MakeCheck, type Openness } from './check.ts';
import { convertAll, convertersOf } from './convert.ts';
import { compileFill } from './fill.ts';
import { readCookies } from './cookies.ts';
import type { HeaderReader } from './incoming.ts';
import { contentOf, headersOf, type AnyOperation, type ObjectSchema, type Schema } from './operation.ts';
import { ProblemError, type Issue } from './problem.ts';
import { streamKind, textStream, toEvent, toLine, type ServerSentEvent, type StreamKind } from './streams.ts';

/** What an operation needs at run time, made once: parsers for what comes in, serialisers for what goes out. */
export interface Compiled {
  readonly params: (raw: Readonly<Record<string, string>>) => unknown;
  /** @param search The URL's query, without its question mark. */
  readonly query: (search: string) => unknown;
  readonly headers: (raw: HeaderReader) => unknown;
  readonly cookies: (raw: HeaderReader) => unknown;
  /** What the operation lists for a status; undefined when it lists none. */
  readonly answer: (status: number) => CompiledAnswer | undefined;
}

export interface CompiledAnswer {
  /** Media types, the preferred one first; none when there is no body. */
  readonly types: readonly string[];
  /** @throws ResponseMismatch when the headers are not what the contract says. */
  readonly checkHeaders: (headers: Readonly<Record<string, unknown>>) => void;
  /** Undefined when the status is not listed with that type. */
  readonly serializer: (type: string) => Serializer | undefined;
}

/**
 * Writes out a body.
 *
 * @param onError Told when a stream fails after its answer has begun.
 * @throws ResponseMismatch when the body is not what the contract says.
 */
export type Serializer = (body: unknown, onError: (error: unknown) => void) => string | ReadableStream<Uint8Array>;

/** Parses a decoded value. @throws ProblemError `invalid_input` with every issue. */
export type Parser = (value: unknown) => unknown;

/** An answer that does not fit its contract: our defect, never the client's. */
export class ResponseMismatch extends Error {
  constructor(operation: Pick<AnyOperation, 'operationId'>, status: number, reason: string) {
    super(
      `${operation.operationId} answered ${status} and broke its contract: ${reason}. ` +
        'Answer what the operation lists, or list what it answers.',
    );
    this.name = 'ResponseMismatch';
  }
}

export interface CompileOptions {
  /** Refuse an answer with members the contract does not know, instead of leaving them out. */
  readonly strict: boolean;
  /** What makes the checks of JSON answers. */
  readonly makeCheck: MakeCheck;
}

/** @throws TypeError when a schema cannot be published. */
export function compile(operation: AnyOperation, options: CompileOptions): Compiled {
  const answers = new Map(
    Object.keys(operation.responses).map((status) => [
      Number(status),
      compileAnswer(operation, Number(status), options),
    ]),
  );
  return {
    params: fieldParser(operation.params, 'path', (raw: Readonly<Record<string, string>>) => (name) => raw[name]),
    query: queryParser(operation.query),
    headers: fieldParser(operation.headers, 'header', (raw: HeaderReader) => (name) => raw.get(name)),
    cookies: fieldParser(operation.cookies, 'cookie', (raw: HeaderReader) => {
      const cookies = readCookies(raw.get('cookie'));
      return (name) => cookies.get(name);
    }),
    answer: (status) => answers.get(status),
  };
}

/** The parser of a schema; what it gives has its defaults and no unknown member. */
export function parserOf(schema: Schema, part: Issue['in'], openness: Openness = 'written'): Parser {
  const check = compileCheck(schema, openness);
  const fill = compileFill(schema, openness);
  return (value) => {
    if (!check(value)) throw new ProblemError('invalid_input', { issues: issuesOf(check, value, part) });
    return fill ? fill(value) : value;
  };
}

/* What comes in as strings. Only what the contract knows is read, so nothing unknown has to be dropped. */

type ValueOf = (name: string) => string | null | undefined;

function fieldParser<Raw>(schema: ObjectSchema | undefined, part: Issue['in'], reader: (raw: Raw) => ValueOf) {
  if (!schema) return () => undefined;
  const parse = parserOf(schema, part, 'closed');
  const converters = convertersOf(schema);
  return (raw: Raw): unknown => {
    const valueOf = reader(raw);
    const values = convertAll(converters, (name) => {
      const value = valueOf(name);
      return value === null || value === undefined ? [] : [value];
    });
    return parse(values);
  };
}

/** Even an operation without a query refuses parameters it does not know. */
function queryParser(schema: ObjectSchema | undefined): (search: string) => unknown {
  const parse = schema ? parserOf(schema, 'query', 'closed') : () => undefined;
  const converters = convertersOf(schema);
  const known = new Set(converters.map(({ name }) => name));
  return (search) => {
    if (search === '') return parse({});
    const raw = new URLSearchParams(search);
    const unknown = [...new Set(raw.keys())].filter((name) => !known.has(name));
    if (unknown.length > 0) throw notParameters(unknown);
    return parse(convertAll(converters, (name) => raw.getAll(name)));
  };
}

function notParameters(names: readonly string[]): ProblemError {
  const message = 'Not a parameter of this operation';
  const issues = names
    .slice(0, 20)
    .map((name): Issue => ({ in: 'query', path: [name.slice(0, 255)], message, code: 'unknown_parameter' }));
  return new ProblemError('invalid_input', { issues });
}

/* What goes out */

function compileAnswer(operation: AnyOperation, status: number, options: CompileOptions): CompiledAnswer {
  const response = operation.responses[status];
  const content = response ? contentOf(response) : {};
  const mismatch = (reason: string) => new ResponseMismatch(operation, status, reason);
  const serializers = new Map(
    Object.entries(content).map(([type, schema]) => [type, serializerOf(type, schema, options, mismatch)]),
  );
  const headers = response && headersOf(response);
  const check = headers && compileCheck(headers);
  return {
    types: Object.keys(content),
    checkHeaders(given) {
      if (check && !check(given)) throw mismatch(inWords('header', check, given));
    },
    serializer: (type) => serializers.get(type),
  };
}

type Mismatch = (reason: string) => ResponseMismatch;

function serializerOf(type: string, schema: Schema, options: CompileOptions, mismatch: Mismatch): Serializer {
  const kind = streamKind(schema);
  if (kind) return streamSerializer(kind, options, mismatch);
  if (!isJson(type)) return textSerializer(schema, mismatch);
  return jsonSerializer(schema, options, mismatch);
}

function jsonSerializer(schema: Schema, options: CompileOptions, mismatch: Mismatch): (body: unknown) => string {
  const { strict, makeCheck } = options;
  const closed = makeCheck(schema, 'closed');
  const open = compileCheck(schema);
  const fillClosed = compileFill(schema, 'closed');
  const fillOpen = compileFill(schema);
  return (body) => {
    if (closed(body)) return JSON.stringify(fillClosed ? fillClosed(body) : body);
    // Either something is wrong, or there is more than the contract knows, which never reaches the client.
    if (strict || !open(body)) throw mismatch(inWords('body', closed, body));
    return JSON.stringify(fillOpen ? fillOpen(body) : body);
  };
}

function textSerializer(schema: Schema, mismatch: Mismatch): (body: unknown) => string {
  const check = compileCheck(schema);
  return (body) => {
    if (check(body)) return String(body);
    throw mismatch(inWords('body', check, body));
  };
}

function streamSerializer(kind: StreamKind, options: CompileOptions, mismatch: Mismatch): Serializer {
  if (kind.of === 'bytes') {
    return (body) => {
      if (body instanceof ReadableStream) return body as ReadableStream<Uint8Array>;
      throw mismatch('the body is no ReadableStream');
    };
  }
  const toJson = jsonSerializer(kind.of === 'lines' ? kind.item : kind.data, options, mismatch);
  const write =
    kind.of === 'lines'
      ? (item: unknown) => toLine(toJson(item))
      : (item: unknown) => toEvent(toJson((item as ServerSentEvent<unknown>).data), item as ServerSentEvent<unknown>);
  async function* texts(items: AsyncIterable<unknown>): AsyncGenerator<string> {
    for await (const item of items) yield write(item);
  }
  return (body, onError) => textStream(texts(body as AsyncIterable<unknown>), onError);
}

/** `body/items/0/name: Required; body/total: …` */
function inWords(part: string, check: Check, value: unknown): string {
  const issues = issuesOf(check, value);
  const words = issues
    .slice(0, 5)
    .map(({ path, message }) => `${part}${path.map((step) => `/${step}`).join('')}: ${message}`);
  return issues.length > 5 ? `${words.join('; ')}; and ${issues.length - 5} more` : words.join('; ');
}

export function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}
