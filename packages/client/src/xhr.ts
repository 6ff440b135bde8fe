/// <reference lib="dom" />
import { networkError } from './problem-error.ts';

/** Browsers tell how far an upload has come through XMLHttpRequest alone. */
export function canUseXhr(): boolean {
  return typeof XMLHttpRequest === 'function';
}

export interface XhrRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: XMLHttpRequestBodyInit;
  readonly onProgress: (progress: { loaded: number; total: number | null }) => void;
  readonly signal: AbortSignal | undefined;
  readonly withCredentials: boolean;
}

/** Sends once and gives what fetch would: a Response of any status. @throws {ProblemError} `network_error` */
export async function sendWithXhr(request: XhrRequest): Promise<Response> {
  const { signal, onProgress } = request;
  signal?.throwIfAborted();
  const response = await new Promise<Response | null>((resolve) => {
    const xhr = new XMLHttpRequest();
    const stop = () => xhr.abort();
    xhr.open(request.method, request.url);
    xhr.withCredentials = request.withCredentials;
    xhr.responseType = 'blob';
    request.headers.forEach((value, name) => xhr.setRequestHeader(name, value));
    xhr.upload.addEventListener('progress', (event) => {
      onProgress({ loaded: event.loaded, total: event.lengthComputable ? event.total : null });
    });
    xhr.addEventListener('load', () => resolve(responseOf(xhr)));
    // After `load` it settles nothing any more.
    xhr.addEventListener('loadend', () => {
      signal?.removeEventListener('abort', stop);
      resolve(null);
    });
    signal?.addEventListener('abort', stop);
    xhr.send(request.body);
  });
  if (response) return response;
  signal?.throwIfAborted();
  throw networkError(new TypeError('The request failed.'));
}

function responseOf(xhr: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of xhr.getAllResponseHeaders().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1));
  }
  const { status, statusText } = xhr;
  // XMLHttpRequest types its response as anything; `responseType` made it a Blob.
  const body: unknown = xhr.response;
  return new Response(body instanceof Blob && status !== 204 && status !== 304 ? body : null, {
    status,
    statusText,
    headers,
  });
}
