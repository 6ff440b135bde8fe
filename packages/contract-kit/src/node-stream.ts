import type { Readable } from 'node:stream';

export interface NodeStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Lets the rest flow into nothing. */
  readonly discard: () => Promise<void>;
}

/**
 * A node stream as a web stream that survives being cancelled. `Readable.toWeb` destroys its source then, which would
 * take the connection away before the answer is sent, and leave a form's parser waiting for ever.
 *
 * @param mapError Puts a failure of the source into words for whoever reads the body.
 */
export function fromNode(source: Readable, mapError: (cause: unknown) => unknown = (cause) => cause): NodeStream {
  const chunks: AsyncIterator<Uint8Array, undefined> = source.iterator({ destroyOnReturn: false });
  const discard = async (): Promise<void> => {
    await chunks.return?.();
    source.resume();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next().catch((cause: unknown) => {
          throw mapError(cause);
        });
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: discard,
    },
    { highWaterMark: 0 },
  );
  return { body, discard };
}
