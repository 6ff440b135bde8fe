/** The chunks of a stream, one after another. */
export interface Chunks {
  /** The next one; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Nobody needs what is in this chunk any more. */
  release(chunk: Uint8Array): void;
  cancel(): Promise<void>;
}

const MAX_CHUNK = 512 * 1024;

/**
 * Reads a byte stream into the same memory over and over: giving each chunk memory of its own costs more than reading it.
 * The chunks of any other stream are as it makes them.
 *
 * @param size How many bytes there are, where that is known.
 */
export function chunksOf(body: ReadableStream<Uint8Array>, size: number | undefined): Chunks {
  const reader = byobReader(body);
  return reader ? reusing(reader, Math.min(size ?? MAX_CHUNK, MAX_CHUNK)) : plain(body.getReader());
}

function byobReader(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    // The only way to learn that it is no byte stream.
    return undefined;
  }
}

function reusing(reader: ReadableStreamBYOBReader, chunkSize: number): Chunks {
  const spare: ArrayBuffer[] = [];
  return {
    async next() {
      const { done, value } = await reader.read(new Uint8Array(spare.pop() ?? new ArrayBuffer(Math.max(1, chunkSize))));
      return done ? undefined : value;
    },
    release: ({ buffer }) => {
      if (buffer instanceof ArrayBuffer) spare.push(buffer);
    },
    cancel: () => reader.cancel(),
  };
}

function plain(reader: ReadableStreamDefaultReader<Uint8Array>): Chunks {
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? undefined : value;
    },
    release: () => {},
    cancel: () => reader.cancel(),
  };
}
