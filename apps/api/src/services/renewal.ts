/**
 * Does something again and again, such as prolonging a lease, until the function it gives is called, which waits for the
 * attempt that is under way. A failure is told to `onError` and is no reason to stop: another attempt follows.
 */
export function keepRenewing(
  everyMs: number,
  renew: () => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let renewal = Promise.resolve();
  const timer = setInterval(() => {
    renewal = renew().catch(onError);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await renewal;
  };
}
