import type { FilePart, Multipart } from './bytes.ts';
import type { Hash, MakeHash } from './digest.ts';
import { pathOf, searchOf, type Incoming } from './incoming.ts';
import { tapped } from './tapped.ts';

/** What tells a request from others: its method, path, query and headers that its handler reads, and a digest of its body taken while it is read. */
export interface Fingerprint {
  /** The request to read the body from. */
  readonly request: Incoming;
  /** The same for a parsed form, whose parts count and not the boundary between them; any other body as it is. */
  readonly form: (body: unknown) => unknown;
  /** The finished fingerprint. Reads what is left of a form. */
  readonly text: () => Promise<string>;
}

/** @param headerNames Of the headers that say what to do, and so tell requests apart, too. */
export function createFingerprint(
  request: Incoming,
  makeHash: MakeHash,
  headerNames: readonly string[] = [],
): Fingerprint {
  const hash = makeHash('sha-256');
  note(hash, [request.method, pathOf(request), searchOf(request)]);
  for (const name of headerNames) if (request.headers.has(name)) note(hash, [name, request.headers.get(name)]);
  const isForm = /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
  let files: AsyncIterable<unknown> | undefined;
  let finished: string | undefined;

  return {
    request: isForm ? request : tapped(request, { take: (chunk) => hash.update(chunk), end: () => {} }),
    form(body) {
      const form = isForm ? formIn(body) : undefined;
      if (!form) return body;
      note(
        hash,
        Object.entries(form.fields).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      );
      const watched = { fields: form.fields, files: watchedFiles(form.files, hash, makeHash) };
      ({ files } = watched);
      return form === body ? watched : { type: 'multipart/form-data', value: watched };
    },
    async text() {
      if (finished !== undefined) return finished;
      if (files) await readOut(files);
      finished = btoa(String.fromCharCode(...hash.digest()));
      return finished;
    },
  };
}

/** The same files; each counts with all its bytes, read or not. */
async function* watchedFiles(files: AsyncIterable<FilePart>, hash: Hash, makeHash: MakeHash): AsyncGenerator<FilePart> {
  for await (const part of files) {
    const digest = makeHash('sha-256');
    const reader = part.body.getReader();
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const { done, value } = await reader.read();
          if (value) digest.update(value);
          if (done) controller.close();
          else controller.enqueue(value);
        },
        // Whoever has seen enough leaves the rest to us.
        cancel: () => {},
      },
      { highWaterMark: 0 },
    );
    yield { ...part, body };
    for (let next = await reader.read(); !next.done; next = await reader.read()) digest.update(next.value);
    note(hash, [part.field, part.name, part.contentType, Array.from(digest.digest())]);
  }
}

async function readOut(files: AsyncIterable<unknown>): Promise<void> {
  const iterator = files[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}

type Form = Multipart<Readonly<Record<string, unknown>>>;

/** The form that a parsed body is; of several media types a body says which one it came as. */
function formIn(body: unknown): Form | undefined {
  if (isParsedForm(body)) return body;
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  return isParsedForm(value) ? value : undefined;
}

function isParsedForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && 'fields' in value && 'files' in value;
}

const encoder = new TextEncoder();

function note(hash: Hash, value: unknown): void {
  hash.update(encoder.encode(`${JSON.stringify(value)}\n`));
}
