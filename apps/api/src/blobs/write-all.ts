import type { FileHandle } from 'node:fs/promises';

/** Writes all of a chunk, which the system may take in several goes. */
export async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, written, chunk.byteLength - written, position + written);
    written += bytesWritten;
  }
}

/** Writes all of several chunks, in one call if the system takes them so. */
export async function writeChunks(file: FileHandle, chunks: readonly Uint8Array[], position: number): Promise<void> {
  const { bytesWritten } = chunks.length > 1 ? await file.writev(chunks, position) : { bytesWritten: 0 };
  let start = 0;
  for (const chunk of chunks) {
    const taken = Math.min(Math.max(bytesWritten - start, 0), chunk.byteLength);
    if (taken < chunk.byteLength) await writeAll(file, chunk.subarray(taken), position + start + taken);
    start += chunk.byteLength;
  }
}
