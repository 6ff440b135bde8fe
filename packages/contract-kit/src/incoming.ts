/** What stands before a request's body. */
export interface RequestHead {
  readonly method: string;
  readonly headers: HeaderReader;
}

/** What the kit reads of a request. A web `Request` is one; the lane makes lighter ones from node:http. */
export interface Incoming extends RequestHead {
  /** Absolute. */
  readonly url: string;
  /** Null when there is none; read once. */
  readonly body: ReadableStream<Uint8Array> | null;
  /** Aborted when the client goes before its answer is written. */
  readonly signal: AbortSignal;
  /** The network address it came from; null: whoever sent it has gone already. Absent where nobody knows of connections. */
  readonly address?: string | null | undefined;
  /** The network address at the other end of the connection: its own, or that of a proxy. */
  readonly peer?: string | undefined;
  /** The path and query, where they are at hand without the rest of the URL. */
  readonly target?: string;
  /** The whole body, where that costs less than its stream; null when it has more than `limit` bytes. */
  readonly collect?: (limit: number) => Promise<Uint8Array | null>;
}

/** Header fields by their names, which are case-insensitive (RFC 9110, 5.1); fields of one name are joined by commas. */
export interface HeaderReader {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** The path of a request's URL, encoded as it came. */
export function pathOf({ target, url }: Incoming): string {
  const text = target ?? url.slice(afterOrigin(url));
  const end = text.search(/[?#]/);
  return (end === -1 ? text : text.slice(0, end)) || '/';
}

/** What stands behind the question mark of a request's URL; empty when there is none. */
export function searchOf({ target, url }: Incoming): string {
  const text = target ?? url;
  const start = text.indexOf('?');
  if (start === -1) return '';
  const end = text.indexOf('#', start);
  return end === -1 ? text.slice(start + 1) : text.slice(start + 1, end);
}

function afterOrigin(url: string): number {
  const end = url.indexOf('/', url.indexOf('://') + 3);
  return end === -1 ? url.length : end;
}
