/** One file of a `multipart/form-data` body (RFC 7578), readable once. */
export interface FilePart {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** A form whose fields come before its files; the files arrive one after another. */
export interface Multipart<Fields> {
  readonly fields: Fields;
  readonly files: AsyncIterable<FilePart>;
}

/** A body of no bytes. */
export function emptyStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}
