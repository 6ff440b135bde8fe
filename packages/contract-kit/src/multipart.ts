import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import busboy from 'busboy';

import type { FilePart, Multipart } from './bytes.ts';
import type { Incoming } from './incoming.ts';
import { fromNode } from './node-stream.ts';
import type { FilesDefinition } from './operation.ts';
import { ProblemError } from './problem.ts';

/**
 * Reads a `multipart/form-data` body (RFC 7578) as it arrives, one file at a time, holding none of them.
 * Resolves when the fields are known, which is at the first file.
 *
 * @throws ProblemError `invalid_input` when the form is malformed, cut off, has no file, or has fields after files.
 */
export async function parseMultipart(
  request: Pick<Incoming, 'headers' | 'body'>,
  allowed: FilesDefinition,
): Promise<Multipart<Record<string, string>>> {
  const fields: Record<string, string> = {};
  const parser = makeParser(request, allowed);
  const parts = partsOf(parser, fields, allowed);
  const source = request.body ? Readable.fromWeb(request.body) : Readable.from([]);
  // First of all who hear of it, so that a body that was refused is not taken for one that was cut off.
  source.once('error', parts.fail);
  const parsing = pipeline(source, parser);
  // The iterator reports the failure; this keeps it from being an unhandled rejection as well.
  parsing.catch((error: unknown) => parts.fail(error));

  const first = await parts.next();
  if (!first) throw wrong(allowed.field, 'The form has no file.', 'required');
  return { fields, files: files(first, parts) };
}

function makeParser(request: Pick<Incoming, 'headers'>, { maxItems }: FilesDefinition): busboy.Busboy {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const limits = { fields: 20, fieldSize: 64 * 1024, fieldNameSize: 100, files: maxItems, headerPairs: 20 };
  try {
    // Browsers send names as UTF-8 (busboy assumes latin1), and a folder upload sends paths as names.
    return busboy({ headers, limits, defParamCharset: 'utf8', preservePath: true });
  } catch (cause) {
    throw malformed('The Content-Type header names no boundary.', cause);
  }
}

interface Parts {
  /** The next file, or null at the end of the form. */
  readonly next: () => Promise<OpenPart | null>;
  readonly fail: (error: unknown) => void;
}
interface OpenPart {
  readonly part: FilePart;
  /** Passes over what the handler did not read. */
  readonly discard: () => void;
}

function partsOf(parser: busboy.Busboy, fields: Record<string, string>, allowed: FilesDefinition): Parts {
  const ready: (OpenPart | null)[] = [];
  let failure: Error | undefined;
  let wake = (): void => {};
  let seenFile = false;
  const push = (item: OpenPart | null): void => {
    ready.push(item);
    wake();
  };
  const fail = (error: unknown): void => {
    failure ??= error instanceof ProblemError ? error : cutOff(error);
    wake();
  };

  parser.on('field', (name, value, info) => {
    if (seenFile) return fail(wrong(name, `The field "${name}" must come before the files.`));
    if (Object.hasOwn(fields, name)) return fail(wrong(name, `The field "${name}" was sent twice.`));
    if (info.valueTruncated || info.nameTruncated) {
      return fail(wrong(name, `The field "${name}" is too long.`, 'too_big'));
    }
    Object.defineProperty(fields, name, { value, enumerable: true });
  });
  parser.on('file', (field, stream, info) => {
    seenFile = true;
    // Without a listener at once, a form cut off here would end the process.
    stream.on('error', fail);
    // What follows a refusal is passed over, so that nothing of it is stored.
    if (failure) return void stream.resume();
    if (field !== allowed.field) {
      return fail(wrong(field, `Files go under the name "${allowed.field}", not "${field}".`, 'unknown_member'));
    }
    const { body, discard } = fromNode(stream, (error) => failure ?? cutOff(error));
    push({ discard, part: { field, name: info.filename ?? '', contentType: info.mimeType, body } });
  });
  parser.on('fieldsLimit', () => fail(malformed('The form has too many fields.')));
  parser.on('filesLimit', () =>
    fail(wrong(allowed.field, `The form has more than ${allowed.maxItems} files.`, 'too_big')),
  );
  parser.on('error', fail);
  parser.on('close', () => push(null));

  return {
    fail,
    async next() {
      while (ready.length === 0 && !failure) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const item = ready.shift();
      if (item) return item;
      if (failure) throw failure;
      return null;
    },
  };
}

async function* files(first: OpenPart, parts: Parts): AsyncGenerator<FilePart> {
  for (let open: OpenPart | null = first; open; open = await parts.next()) {
    yield open.part;
    // What is left of this file stands between us and the next one.
    open.discard();
  }
}

/** What is wrong with one field of a form. */
function wrong(field: string, detail: string, code = 'invalid_form'): ProblemError {
  const path = [field.slice(0, 255)];
  return new ProblemError('invalid_input', { detail, issues: [{ in: 'body', path, message: detail, code }] });
}

function cutOff(cause: unknown): ProblemError {
  return malformed('The form is malformed or was cut off.', cause);
}

function malformed(detail: string, cause?: unknown): ProblemError {
  const issues = [{ in: 'body', path: [], message: detail, code: 'invalid_form' }] as const;
  return new ProblemError('invalid_input', { detail, issues, cause });
}
