import type { FileHandle } from 'node:fs/promises';

import type { ByteRange } from '#blobs/blob-store.ts';

const CHUNK = 256 * 1024;
const EMPTY = new Uint8Array();
const NOTHING = { bytesRead: 0 };

/**
 * The bytes of an open file, read when they are asked for, into the reader's own memory if it brings some (BYOB). Closes the file at
 * the end and on cancel.
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
  const pull = async (controller: ReadableByteStreamController, request: ReadableStreamBYOBRequest): Promise<void> => {
    const { buffer, byteOffset, byteLength } = request.view ?? EMPTY;
    const wanted = Math.min(byteLength, end - position);
    const target = new Uint8Array(buffer, byteOffset, wanted);
    const { bytesRead } = wanted > 0 ? await file.read(target, 0, wanted, position) : NOTHING;
    // While it was read, the reader may have gone.
    if (cancelled) return;
    position += bytesRead;
    if (bytesRead > 0) request.respond(bytesRead);
    if (bytesRead > 0 && position < end) return;
    // Who was promised these bytes must not take fewer for all of them.
    if (range !== undefined && position < end) throw new Error(`The blob ends after ${position} bytes.`);
    await file.close();
    if (cancelled) return;
    controller.close();
    // Who brought memory for more gets it back.
    controller.byobRequest?.respond(0);
  };
  return new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: CHUNK,
    async pull(controller) {
      const { byobRequest } = controller;
      if (byobRequest === null) throw new TypeError('Whoever reads brings memory, or it is allocated.');
      try {
        await pull(controller, byobRequest);
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
  });
}
