import type { FileHandle } from 'node:fs/promises';

import type { ByteRange } from '#blobs/blob-store.ts';

const CHUNK = 256 * 1024;

/**
 * The bytes of an open file, read when they are asked for, one chunk ahead. Closes the file at the end and on cancel.
 *
 * @param onError told why it fails: the file cannot be read, or ends before the range does
 */
export function fileStream(
  file: FileHandle,
  range: ByteRange | undefined,
  onError: (error: unknown) => void = () => {},
): ReadableStream<Uint8Array> {
  let position = range?.start ?? 0;
  const end = range === undefined ? Number.POSITIVE_INFINITY : range.end + 1;
  let cancelled = false;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const wanted = Math.min(CHUNK, end - position);
    const chunk = wanted > 0 ? await readChunk(file, wanted, position) : EMPTY;
    // While it was read, the reader may have gone.
    if (cancelled) return;
    position += chunk.byteLength;
    if (chunk.byteLength > 0) controller.enqueue(chunk);
    if (chunk.byteLength > 0 && position < end) return;
    // Who was promised these bytes must not take fewer for all of them.
    if (range !== undefined && position < end) throw new Error(`The blob ends after ${position} bytes.`);
    await file.close();
    if (!cancelled) controller.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          await pull(controller);
        } catch (error) {
          if (cancelled) return;
          onError(error);
          await file.close();
          throw error;
        }
      },
      cancel: () => {
        cancelled = true;
        return file.close();
      },
    },
    { highWaterMark: 1 },
  );
}

const EMPTY = new Uint8Array();

async function readChunk(file: FileHandle, length: number, position: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
