import type { Incoming } from './incoming.ts';

/** Sees the bytes of a body as they pass. */
export interface Tap {
  readonly take: (chunk: Uint8Array) => void;
  /** Called at the end of the body. What it throws reaches whoever reads the body, in place of that end. */
  readonly end: () => void;
}

/** The same request, its body passing through `tap` however it is read. */
export function tapped(request: Incoming, tap: Tap): Incoming {
  const { method, headers, target } = request;
  let body: ReadableStream<Uint8Array> | null | undefined;
  return {
    method,
    headers,
    get url() {
      return request.url;
    },
    get signal() {
      return request.signal;
    },
    get body() {
      body ??= request.body && tappedStream(request.body, tap);
      return body;
    },
    ...(target !== undefined && { target }),
    ...(request.collect && { collect: (limit) => collectTapped(request, limit, tap) }),
  };
}

/** The same bytes; nothing is read before somebody asks for it. */
function tappedStream(source: ReadableStream<Uint8Array>, { take, end }: Tap): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (value) {
          take(value);
          controller.enqueue(value);
        }
        if (!done) return;
        end();
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function collectTapped(request: Incoming, limit: number, { take, end }: Tap): Promise<Uint8Array | null> {
  const bytes = (await request.collect?.(limit)) ?? null;
  if (!bytes) return null;
  take(bytes);
  end();
  return bytes;
}
