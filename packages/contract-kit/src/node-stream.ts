import type { Readable } from 'node:stream';

export interface NodeStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Lets the rest flow into nothing. */
  readonly discard: () => void;
}

/**
 * A node stream as a web stream that survives being cancelled. `Readable.toWeb` destroys its source then, which would
 * take the connection away before the answer is sent, and leave a form's parser waiting for ever.
 *
 * Each chunk is handed on as it came, when it is asked for: node's own iterator copies those that wait together into one.
 *
 * @param mapError Puts a failure of the source into words for whoever reads the body.
 */
export function fromNode(source: Readable, mapError: (cause: unknown) => unknown = (cause) => cause): NodeStream {
  let reader: ReadableStreamDefaultController<Uint8Array> | undefined;
  let [asked, lost] = [false, false];
  const take = (chunk: Uint8Array): void => {
    // When nobody asks, somebody else lets the rest flow into nothing.
    if (!asked) return void (lost = true);
    asked = false;
    source.pause();
    reader?.enqueue(chunk);
  };
  const letGo = (): void => {
    [reader, asked] = [undefined, false];
    source.resume();
  };
  const end = (): void => {
    if (lost) return fail(new Error('The rest of the stream has been let go.'));
    reader?.close();
    letGo();
  };
  // Stays to the last: an error that nobody listens to ends the process.
  const fail = (cause: unknown): void => {
    reader?.error(mapError(cause));
    letGo();
  };
  const cut = (): void => fail(source.errored ?? new Error('The stream was closed before its end.'));
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        reader = controller;
        source.pause().on('data', take).once('end', end).on('error', fail).once('close', cut);
        // Whatever these would have told has been told.
        if (source.readableEnded) end();
        else if (source.destroyed) cut();
      },
      pull() {
        asked = true;
        source.resume();
      },
      cancel: letGo,
    },
    { highWaterMark: 0 },
  );
  return { body, discard: letGo };
}
