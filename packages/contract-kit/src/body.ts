import { bodyLimit } from './body-limit.ts';
import { emptyStream, type Multipart } from './bytes.ts';
import { compileCheck } from './check.ts';
import type { Incoming } from './incoming.ts';
import { contentOf, type AnyOperation, type FilesDefinition, type Schema } from './operation.ts';
import { ProblemError } from './problem.ts';
import { streamKind } from './streams.ts';
import { isJson, parserOf, type Parser } from './validate.ts';

/** Reads a form as it streams in: fields first, then files one after another. Lives apart, since it needs Node. */
export type ParseMultipart = (
  request: Pick<Incoming, 'headers' | 'body'>,
  files: FilesDefinition,
) => Promise<Multipart<Record<string, string>>>;

/**
 * Checks a body's kind and size and gives what parses it, so that 415 and 413 come before any 400, and nothing is read
 * for a request refused earlier.
 *
 * The checks throw ProblemError `unsupported_media_type` and `payload_too_large`; parsing throws `invalid_input`.
 */
export type BodyReader = (request: Incoming) => Promise<ReadBody> | ReadBody;
type ReadBody = () => unknown;

const LINE_LIMIT = 1024 * 1024;

/**
 * Made once for an operation; undefined when it takes no body.
 *
 * @throws TypeError when the operation takes a form and there is nothing to parse it with.
 */
export function bodyReader(operation: AnyOperation, multipart: ParseMultipart | undefined): BodyReader | undefined {
  if (!operation.body) return undefined;
  const content = Object.entries(contentOf(operation.body));
  const readers = new Map(content.map(([type, schema]) => [type, readerOf(type, schema, { operation, multipart })]));
  const [only] = content;
  const mayBeAbsent = content.every(([, schema]) => compileCheck(schema)(undefined));
  const parseAbsent = only && parserOf(only[1], 'body');

  return (request) => {
    if (mayBeAbsent && !hasBody(request)) return () => parseAbsent?.(undefined);
    const type = readers.has('*/*') ? '*/*' : chooseType(request, readers);
    const read = readers.get(type)?.(request);
    if (!read || readers.size === 1) return read ?? refuseType([...readers.keys()]);
    return tagged(type, read);
  };
}

/** Of several media types a handler is told which one came. */
async function tagged(type: string, read: Promise<ReadBody> | ReadBody): Promise<ReadBody> {
  const parse = await read;
  return async () => ({ type, value: await parse() });
}

interface Reading {
  readonly operation: AnyOperation;
  readonly multipart: ParseMultipart | undefined;
}

function readerOf(type: string, schema: Schema, { operation, multipart }: Reading): BodyReader {
  const parse = parserOf(schema, 'body');
  const kind = streamKind(schema);
  const limit = bodyLimit(operation, schema);
  if (kind?.of === 'bytes') return bytesReader(limit);
  if (kind?.of === 'lines') return linesReader(limit, parserOf(kind.item, 'body'));
  if (type === 'multipart/form-data') return formReader(limit, parse, { operation, multipart });
  return textReader(limit, isJson(type) ? (text) => parse(parseJson(text)) : parse);
}

function bytesReader(limit: number): BodyReader {
  return (request) => {
    requireAnnouncedSize(request, limit);
    const body = request.body ?? emptyStream();
    return () => (limit === Infinity ? body : limited(body, limit));
  };
}

function linesReader(limit: number, parse: Parser): BodyReader {
  return (request) => {
    requireAnnouncedSize(request, limit);
    return () => parseLines(limited(request.body ?? emptyStream(), limit), parse);
  };
}

function formReader(limit: number, parse: Parser, { operation, multipart }: Reading): BodyReader {
  const files = operation.body && 'files' in operation.body ? operation.body.files : undefined;
  if (!multipart || !files) {
    throw new TypeError(
      `${operation.operationId} takes a form: give bind() a multipart parser and the body its files.`,
    );
  }
  return (request) => {
    requireAnnouncedSize(request, limit);
    return async () => {
      const { headers, body } = request;
      const form = await multipart({ headers, body: body && limited(body, limit) }, files);
      return { fields: parse(form.fields), files: form.files };
    };
  };
}

/** The text is read with the checks, since only then it is known to be too large; it is parsed after other input. */
function textReader(limit: number, parse: (text: string) => unknown): BodyReader {
  return async (request) => {
    requireAnnouncedSize(request, limit);
    const bytes = await collect(request, limit);
    if (bytes === null) throw tooLarge(limit);
    return () => parse(decode(bytes));
  };
}

async function collect(request: Incoming, limit: number): Promise<Uint8Array | null> {
  try {
    return await (request.collect ? request.collect(limit) : collectStream(request.body ?? emptyStream(), limit));
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw malformed('The body was cut off.', cause);
  }
}

async function collectStream(source: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw malformed('The body is not valid UTF-8.', cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(text === '' ? 'The body is empty; JSON was expected.' : 'The body is not valid JSON.', cause);
  }
}

/** NDJSON as it arrives; a blank line is none. A line has the size of a JSON body at most. */
async function* parseLines(body: ReadableStream<Uint8Array>, parse: Parser): AsyncGenerator {
  let rest = '';
  for await (const text of decoded(body)) {
    const [...complete] = (rest + text).split('\n');
    rest = complete.pop() ?? '';
    if (rest.length > LINE_LIMIT) throw tooLarge(LINE_LIMIT);
    for (const line of complete) if (line.trim() !== '') yield parse(parseJson(line));
  }
  if (rest.trim() !== '') yield parse(parseJson(rest));
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw malformed('The body is not valid UTF-8, or was cut off.', cause);
  }
}

/** The same bytes, until there are more of them than `limit`. */
function limited(body: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  if (limit === Infinity) return body;
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(tooLarge(limit));
      else controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(counter);
}

/* What is refused before a body is read */

function hasBody(request: Incoming): boolean {
  const length = request.headers.get('content-length');
  return length === null ? request.headers.has('transfer-encoding') : length !== '0';
}

/** The operation's media type that was sent. @throws ProblemError `unsupported_media_type` */
function chooseType(request: Incoming, offers: ReadonlyMap<string, unknown>): string {
  const sent = request.headers.get('content-type');
  if (sent !== null && offers.has(sent)) return sent;
  const [type = '', ...parameters] = (sent ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (offers.has(type) && (charset === undefined || charset === 'utf-8')) return type;
  return refuseType([...offers.keys()]);
}

/** RFC 9110, 15.5.16: says what would have been understood. */
function refuseType(offers: readonly string[]): never {
  throw new ProblemError('unsupported_media_type', {
    detail: `Send this body as ${offers.join(' or ')}.`,
    headers: { accept: offers.join(', ') },
  });
}

function requireAnnouncedSize(request: Incoming, limit: number): void {
  if (limit === Infinity) return;
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > limit) throw tooLarge(limit);
}

function malformed(message: string, cause: unknown): ProblemError {
  const issues = [{ in: 'body', path: [], message, code: 'invalid_json' }] as const;
  return new ProblemError('invalid_input', { detail: message, issues, cause });
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError('payload_too_large', { detail: `The body may have ${limit} bytes at most.` });
}
