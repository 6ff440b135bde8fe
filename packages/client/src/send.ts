import type { Bytes } from './body.ts';
import type { Connection } from './connection.ts';
import { canUseXhr, sendWithXhr } from './xhr.ts';

/** Bytes sent so far, of how many; `total` is null for a stream, whose length nobody knows. */
export interface Progress {
  readonly loaded: number;
  readonly total: number | null;
}

export interface SendOptions {
  /** Called while the body is sent. In browsers that takes an XMLHttpRequest, which a `fetch` of your own never sees. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Bytes | string;
}

/** Sends once. Answers of any status come back; only a lost connection throws. */
export function sendOnce(connection: Connection, outgoing: OutgoingRequest, options: SendOptions): Promise<Response> {
  const { url, method, headers, body } = outgoing;
  const { onProgress, signal } = options;
  const { credentials } = connection;
  const init: RequestInit = { method, headers, ...(credentials ? { credentials } : {}), ...(signal ? { signal } : {}) };
  if (!onProgress) return connection.send(streamed(url, init, body));
  if (body instanceof ReadableStream || !canUseXhr()) return connection.send(counted(url, init, body, onProgress));
  return sendWithXhr({ ...outgoing, body, onProgress, signal, withCredentials: credentials === 'include' });
}

function streamed(url: string, init: RequestInit, body: Bytes | string): Request {
  return new Request(url, { ...init, body, ...(body instanceof ReadableStream ? halfDuplex : {}) });
}

/** fetch tells nothing of what it sends: count the bytes as it takes them. */
function counted(
  url: string,
  init: RequestInit,
  body: Bytes | string,
  onProgress: (progress: Progress) => void,
): Request {
  const encoded = new Response(body);
  const headers = new Headers(init.headers);
  const type = encoded.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  const total = sizeOf(body);
  let loaded = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      controller.enqueue(chunk);
      onProgress({ loaded, total });
    },
  });
  onProgress({ loaded, total });
  return new Request(url, { ...init, headers, body: encoded.body?.pipeThrough(counter) ?? null, ...halfDuplex });
}

// 'half' is how fetch is told that a stream is sent before the answer is read; the DOM's types do not know it yet.
const halfDuplex: object = { duplex: 'half' };

/** null: a stream, or a form. */
export function sizeOf(body: Bytes | string): number | null {
  if (typeof body === 'string') return new TextEncoder().encode(body).byteLength;
  if (body instanceof Blob) return body.size;
  return body instanceof ReadableStream || body instanceof FormData ? null : body.byteLength;
}
