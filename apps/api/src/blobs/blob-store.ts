import { randomBytes } from 'node:crypto';

/** So many keys in a row begin alike. */
const BURST = 256;

let start = '';
let left = 0;

/**
 * A key for a new blob: nobody can guess it. Those that are made one after another share their first digits, and so the
 * folder of a disk: uploads that come together make few folders and sync them together.
 */
export function newBlobKey(): string {
  const random = randomBytes(20).toString('hex');
  if (left === 0) [start, left] = [random.slice(0, 3), BURST];
  left -= 1;
  return start + random.slice(3);
}

/** What was written: find it again by `key`. */
export interface StoredBlob {
  readonly key: string;
  readonly size: number;
  /** Hexadecimal, of all the bytes. */
  readonly sha256: string;
}

export interface WriteOptions {
  readonly maxBytes: number;
  /** How many bytes there must be, when that is known. */
  readonly expectedBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The key that a copy keeps; unset: a new one. */
  readonly key?: string | undefined;
}

export interface AppendOptions {
  /** Where the bytes go. What lies behind from earlier counts for nothing. */
  readonly offset: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  /**
   * Told now and then up to where all bytes are durable, and once more when the source has ended or failed. Without it
   * there is nothing before all of them have come.
   */
  readonly onDurable?: ((size: number) => Promise<void>) | undefined;
}

export interface BlobInfo {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/** Both ends included, as in HTTP. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where bytes live. Knows nothing of users or names. */
export interface BlobStore {
  /**
   * Takes in a stream and makes it durable. Either the whole blob is there when this resolves, or nothing is left. Its
   * chunks are given away: their memory may be gone once the next one is asked for.
   *
   * @throws BlobError `too_large`, `incomplete`, `no_space` or `aborted`; whatever the source throws, as it is
   */
  write(source: AsyncIterable<Uint8Array>, options: WriteOptions): Promise<StoredBlob>;
  /**
   * Adds bytes to a blob that comes in pieces and is not there before it is complete; with the offset 0 it begins. One
   * caller at a time, in all processes. Gives the size it has then, all of it durable. Chunks are given away here too.
   *
   * @param key From `newBlobKey`.
   * @throws BlobError `too_large`, `no_space`, `aborted`, or `missing` when less is there than `offset`; whatever the source
   *   throws, as it is
   */
  append(key: string, source: AsyncIterable<Uint8Array>, options: AppendOptions): Promise<number>;
  /**
   * Makes a blob of the first `size` bytes that were appended. More can still be appended, which takes it out of the store
   * again.
   *
   * @throws BlobError `missing` when there are fewer
   */
  complete(key: string, size: number): Promise<StoredBlob>;
  /** Deletes what was appended, complete or not. Nothing there is fine. */
  abandon(key: string): Promise<void>;
  /**
   * A stream of the blob or a range of it. The blob can be deleted meanwhile; the stream still ends well. It holds a
   * file open until it is read to its end or cancelled. One that cannot give all of the range fails.
   *
   * @param onError told why the stream failed: who reads it may be far away
   * @throws BlobError `missing`
   */
  open(key: string, range?: ByteRange, onError?: (error: unknown) => void): Promise<ReadableStream<Uint8Array>>;
  /** Where the blob is, as a path below the folder of all blobs; null in a store without files. */
  placeOf(key: string): string | null;
  /** Deletes the blob. One that is not there is fine. */
  delete(key: string): Promise<void>;
  /** Rejects when nothing can be written. */
  check(): Promise<void>;
  /** The key of every blob, in ascending order. */
  keys(): AsyncIterable<string>;
  /** null: there is no such blob. */
  stat(key: string): Promise<BlobInfo | null>;
  /** Takes a blob out of the store, but keeps its bytes for a week. One that is not there is fine. */
  setAside(key: string): Promise<void>;
  /** Takes a blob in again that was set aside; false when it was not, or is gone. */
  putBack(key: string): Promise<boolean>;
  /** Deletes what interrupted writes have left, and what was set aside more than a week ago. */
  sweep(): Promise<void>;
}

export type BlobErrorCode = 'too_large' | 'incomplete' | 'no_space' | 'aborted' | 'missing';

export class BlobError extends Error {
  readonly code: BlobErrorCode;

  constructor(code: BlobErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BlobError';
    this.code = code;
  }
}
