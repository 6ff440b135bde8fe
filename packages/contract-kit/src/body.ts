import type { Multipart } from './bytes.ts';
import { contentOf, type AnyOperation, type Content, type FilesDefinition, type Schema } from './operation.ts';
import { ProblemError } from './problem.ts';
import type { Compiled } from './validate.ts';

/** Reads a form as it streams in: fields first, then files one after another. Lives apart, since it needs Node. */
export type ParseMultipart = (request: Request, files: FilesDefinition) => Promise<Multipart<Record<string, string>>>;

const JSON_LIMIT = 1024 * 1024;

/**
 * Checks a request body's kind and announced size at once and gives a function that reads and parses it,
 * so that 415 and 413 come before any 400 and nothing is read for a request refused earlier.
 *
 * @throws ProblemError `unsupported_media_type`, `payload_too_large`; the reader throws `invalid_input`.
 */
export async function readBody(
  request: Request,
  operation: AnyOperation,
  compiled: Compiled,
  multipart: ParseMultipart | undefined,
): Promise<() => Promise<unknown>> {
  if (!operation.body) return async () => undefined;
  const [type = ''] = Object.keys(contentOf(operation.body));
  const required = !optionalBody(operation);
  if (!required && !hasBody(request)) return async () => compiled.body(undefined);
  if (type !== '*/*') requireType(request, type);
  const { maxBytes: limit = type === '*/*' ? null : JSON_LIMIT } = operation;
  if (limit !== null) requireAnnouncedSize(request, limit);

  if (type === '*/*') return async () => request.body ?? emptyStream();
  if (type === 'multipart/form-data') {
    const files = filesOf(operation.body);
    if (!multipart || !files) {
      throw new TypeError(
        `${operation.operationId} takes a form: give bind() a multipart parser and the body its files.`,
      );
    }
    return async () => {
      const form = await multipart(request, files);
      return { fields: compiled.body(form.fields), files: form.files };
    };
  }
  const text = await readText(request, limit ?? Infinity);
  return async () => compiled.body(parseJson(text));
}

function filesOf(body: Schema | Content): FilesDefinition | undefined {
  return 'files' in body ? body.files : undefined;
}

function optionalBody(operation: AnyOperation): boolean {
  const schema = operation.body && Object.values(contentOf(operation.body))[0];
  return schema?.safeParse(undefined).success ?? true;
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

function emptyStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}
