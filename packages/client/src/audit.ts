import type { Calls } from './call-types.ts';
import { described } from './described.ts';
import { networkError } from './problem-error.ts';
import type { paths } from './schema.gen.ts';
import type { AuditEvent } from './schema-types.ts';

/** Which events, and in which order. */
export type AuditFilter = NonNullable<paths['/audit']['get']['parameters']['query']>;

/** The events as they arrive, however many there are. Whoever stops reading ends the answer. */
export async function* readAudit(
  calls: Calls<paths>,
  filter: AuditFilter = {},
  { signal }: { signal?: AbortSignal | undefined } = {},
): AsyncGenerator<AuditEvent, void> {
  const init = { params: { query: filter }, ...(signal && { signal }) };
  const { data } = await calls.GET('/audit', { ...init, parseAs: 'stream' });
  if (data === null) return;
  try {
    for await (const line of linesOf(data)) yield described<AuditEvent>(JSON.parse(line));
  } catch (error) {
    signal?.throwIfAborted();
    throw networkError(error);
  }
}

/** By a reader, since not every browser iterates over streams. */
async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    // A stream that has failed tells it once more.
    await reader.cancel().catch(() => {});
  }
  if (rest !== '') throw new Error('The last line is not whole.');
}
