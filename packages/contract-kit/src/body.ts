import { emptyStream, type Multipart } from './bytes.ts';
import { contentOf, type AnyOperation, type FilesDefinition } from './operation.ts';
import { ProblemError } from './problem.ts';
import type { Compiled } from './validate.ts';

/** Reads a form as it streams in: fields first, then files one after another. Lives apart, since it needs Node. */
export type ParseMultipart = (request: Request, files: FilesDefinition) => Promise<Multipart<Record<string, string>>>;

const JSON_LIMIT = 1024 * 1024;

/** Reads and parses the body of a request that has passed its first checks. */
type ReadBody = () => Promise<unknown>;
export type BodyReader = (request: Request) => Promise<ReadBody>;

/**
 * Makes, once for an operation, what checks a body's kind and announced size at once and gives a function that reads
 * and parses it, so that 415 and 413 come before any 400 and nothing is read for a request refused earlier.
 *
 * The checks throw ProblemError `unsupported_media_type` and `payload_too_large`; reading throws `invalid_input`.
 *
 * @throws TypeError when the operation takes a form and there is nothing to parse it with.
 */
export function bodyReader(
  operation: AnyOperation,
  compiled: Compiled,
  multipart: ParseMultipart | undefined,
): BodyReader {
  if (!operation.body) return async () => async () => undefined;
  const [[type, schema] = ['', undefined]] = Object.entries(contentOf(operation.body));
  const isOptional = schema?.safeParse(undefined).success ?? true;
  const { maxBytes: limit = type === '*/*' ? null : JSON_LIMIT } = operation;
  const read = readerOf(type, { operation, compiled, multipart, limit });

  return async (request) => {
    if (isOptional && !hasBody(request)) return async () => compiled.body(undefined);
    if (type !== '*/*') requireType(request, type);
    if (limit !== null) requireAnnouncedSize(request, limit);
    return read(request);
  };
}

interface Reading {
  readonly operation: AnyOperation;
  readonly compiled: Compiled;
  readonly multipart: ParseMultipart | undefined;
  readonly limit: number | null;
}

function readerOf(type: string, reading: Reading): BodyReader {
  if (type === 'multipart/form-data') return formReader(reading);
  return type === '*/*' ? readBytes : jsonReader(reading);
}

async function readBytes(request: Request): Promise<ReadBody> {
  return async () => request.body ?? emptyStream();
}

function formReader({ operation, compiled, multipart }: Reading): BodyReader {
  const files = operation.body && 'files' in operation.body ? operation.body.files : undefined;
  if (!multipart || !files) {
    throw new TypeError(
      `${operation.operationId} takes a form: give bind() a multipart parser and the body its files.`,
    );
  }
  return async (request) => async () => {
    const form = await multipart(request, files);
    return { fields: compiled.body(form.fields), files: form.files };
  };
}

/** The text is read with the checks, since only then it is known to be too large; it is parsed after other input. */
function jsonReader({ compiled, limit }: Reading): BodyReader {
  return async (request) => {
    const text = await readText(request, limit ?? Infinity);
    return async () => compiled.body(parseJson(text));
  };
}

function hasBody(request: Request): boolean {
  const length = request.headers.get('content-length');
  return request.body !== null && length !== '0' && (length !== null || request.headers.has('transfer-encoding'));
}

function requireType(request: Request, wanted: string): void {
  const sent = request.headers.get('content-type');
  const [type = '', ...parameters] = (sent ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (type === wanted && (charset === undefined || charset === 'utf-8')) return;
  // RFC 9110, 15.5.16: say what would have been understood.
  throw new ProblemError('unsupported_media_type', {
    detail: `Send this body as ${wanted}.`,
    headers: { accept: wanted },
  });
}

function requireAnnouncedSize(request: Request, limit: number): void {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit);
}

async function readText(request: Request, limit: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    const chunks: AsyncIterable<Uint8Array> = request.body ?? emptyStream();
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw malformed(error instanceof TypeError ? 'The body is not valid UTF-8.' : 'The body was cut off.', error);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(text === '' ? 'The body is empty; JSON was expected.' : 'The body is not valid JSON.', cause);
  }
}

function malformed(message: string, cause: unknown): ProblemError {
  const issues = [{ in: 'body', path: [], message, code: 'invalid_json' }] as const;
  return new ProblemError('invalid_input', { detail: message, issues, cause });
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError('payload_too_large', { detail: `The body may have ${limit} bytes at most.` });
}
