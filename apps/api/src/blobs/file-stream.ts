import type { FileHandle } from 'node:fs/promises';

import type { ByteRange } from '#blobs/blob-store.ts';

const CHUNK = 256 * 1024;

/** The bytes of an open file, read when they are asked for, one chunk ahead. Closes the file at the end and on cancel. */
export function fileStream(file: FileHandle, range?: ByteRange): ReadableStream<Uint8Array> {
  let position = range?.start ?? 0;
  const end = range === undefined ? Number.POSITIVE_INFINITY : range.end + 1;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const wanted = Math.min(CHUNK, end - position);
        const bytesRead = wanted > 0 ? await readChunk(file, wanted, position, controller) : 0;
        position += bytesRead;
        if (bytesRead > 0 && position < end) return;
        await file.close();
        controller.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  );
}

async function readChunk(
  file: FileHandle,
  length: number,
  position: number,
  controller: ReadableStreamDefaultController<Uint8Array>,
): Promise<number> {
  try {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, position);
    if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
    return bytesRead;
  } catch (error) {
    await file.close();
    throw error;
  }
}
