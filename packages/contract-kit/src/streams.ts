import { z } from 'zod';

import type { Schema } from './operation.ts';
import { zodOf } from './schema.ts';

/** What travels piece by piece under one media type, and is never held whole. */
export type StreamKind =
  | { readonly of: 'bytes' }
  | { readonly of: 'lines'; readonly item: z.ZodType }
  | { readonly of: 'events'; readonly data: z.ZodType };

/** By definition, which a copy made by `.meta()` shares with its original. */
const kinds = new WeakMap<object, StreamKind>();

/** Raw bytes of any media type, streamed and never held. */
export const Bytes = describeStream(
  z.custom<ReadableStream<Uint8Array>>((value) => value instanceof ReadableStream),
  { of: 'bytes' },
).meta({ type: 'string', format: 'binary', description: 'The bytes themselves.' });

/**
 * JSON values, one a line: the body of an `application/x-ndjson` request or answer. A handler is given, and gives, an
 * async iterable of them; each is checked as it passes.
 *
 * @param item A schema with an `id`, by which the description refers to it.
 */
export function lines<Item extends z.ZodType>(item: Item) {
  const schema = z.custom<AsyncIterable<z.output<Item>>>(isAsyncIterable);
  return describeStream(schema, { of: 'lines', item }).meta({
    ...published(item),
    description: 'JSON values, one a line.',
  });
}

/** A server-sent event (WHATWG HTML, 9.2) on its way out. */
export interface ServerSentEvent<Data> {
  /** Sent as JSON on one line. */
  readonly data: Data;
  /** What `addEventListener` listens for; `message` when absent. */
  readonly event?: string;
  /** Comes back in `Last-Event-ID` when the client reconnects. */
  readonly id?: string;
  /** Milliseconds to wait before reconnecting. */
  readonly retry?: number;
}

/**
 * Server-sent events: the body of a `text/event-stream` answer, given as an async iterable.
 *
 * @param data A schema with an `id`: what each event's `data` holds as JSON.
 */
export function events<Data extends z.ZodType>(data: Data) {
  const schema = z.custom<AsyncIterable<ServerSentEvent<z.input<Data>>>>(isAsyncIterable);
  return describeStream(schema, { of: 'events', data }).meta({
    ...published(data),
    description: 'Server-sent events, each with JSON as its data.',
  });
}

/** What kind of stream a schema stands for; undefined for everything that is held whole. */
export function streamKind(schema: Schema): StreamKind | undefined {
  return kinds.get(zodOf(schema)._zod.def);
}

/** One line of NDJSON. */
export function toLine(json: string): string {
  return `${json}\n`;
}

/** One event as it travels (WHATWG HTML, 9.2.5); a field holds no line break. */
export function toEvent(json: string, { event, id, retry }: ServerSentEvent<unknown>): string {
  const field = (name: string, value: string | number | undefined): string =>
    value === undefined ? '' : `${name}: ${String(value).replaceAll(/[\r\n\0]/g, ' ')}\n`;
  return `${field('id', id)}${field('event', event)}${field('retry', retry)}data: ${json}\n\n`;
}

/**
 * The texts as a stream of bytes that takes one from its source when the reader wants more, and lets go of the source when
 * the reader does.
 *
 * @param onError Told of a failure of the source, which the reader only sees as a body that is cut off.
 */
export function textStream(
  texts: AsyncIterable<string>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next();
          if (next.done) controller.close();
          else controller.enqueue(encoder.encode(next.value));
        } catch (error) {
          onError(error);
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function describeStream<Stream extends z.ZodType>(schema: Stream, kind: StreamKind): Stream {
  kinds.set(schema._zod.def, kind);
  return schema;
}

/** JSON Schema says of a text what is written in it (2020-12 Validation, 8.4 and 8.5). */
function published(item: z.ZodType) {
  const id = z.globalRegistry.get(item)?.id;
  if (id === undefined) throw new TypeError('A stream needs a named item: give its schema .meta({ id }).');
  return {
    type: 'string',
    contentMediaType: 'application/json',
    contentSchema: { $ref: `#/components/schemas/${id}` },
  };
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
