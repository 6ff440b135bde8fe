import { BlobError } from '#blobs/blob-store.ts';

/** Ends with an error as soon as the signal says so, even while the source is silent, and lets go of the source. */
export async function* stoppable(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (signal === undefined) {
    yield* source;
    return;
  }
  const iterator = source[Symbol.asyncIterator]();
  // One promise a chunk: racing against one that lasts as long as the upload would hold on to every chunk's reaction.
  let waiting = Promise.withResolvers<IteratorResult<Uint8Array>>();
  const stop = () => waiting.reject(new BlobError('aborted', 'The upload was aborted.', signal.reason));
  signal.addEventListener('abort', stop);
  let finished = false;
  try {
    while (true) {
      waiting = Promise.withResolvers();
      if (signal.aborted) stop();
      else iterator.next().then(waiting.resolve, waiting.reject);
      const next = await waiting.promise;
      finished = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: a silent source would never answer.
    if (!finished) void iterator.return?.().catch(() => {});
  }
}
