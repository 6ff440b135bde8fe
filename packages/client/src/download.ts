import { type Connection, expectOk } from './connection.ts';
import { encodePath } from './path.ts';
import { withRetries } from './retry.ts';

/** The first and last byte, counted from 0, both included. Without `end`: to the end of the file. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number | undefined;
}

export interface DownloadOptions {
  readonly range?: ByteRange | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the headers say of a file. */
export interface FileFacts {
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string | null;
  readonly etag: string | null;
  readonly contentType: string | null;
  readonly modifiedAt: Date | null;
}

export function download(connection: Connection, path: string, options: DownloadOptions = {}): Promise<Response> {
  return ask(connection, 'GET', path, options);
}

export async function stat(
  connection: Connection,
  path: string,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<FileFacts> {
  const { headers } = await ask(connection, 'HEAD', path, options);
  const modified = Date.parse(headers.get('last-modified') ?? '');
  return {
    size: Number(headers.get('content-length') ?? 0),
    sha256: digestIn(headers.get('repr-digest')),
    etag: headers.get('etag'),
    contentType: headers.get('content-type'),
    modifiedAt: Number.isNaN(modified) ? null : new Date(modified),
  };
}

function ask(
  connection: Connection,
  method: string,
  path: string,
  { range, signal }: DownloadOptions,
): Promise<Response> {
  const headers = new Headers(connection.headers);
  if (range) headers.set('range', `bytes=${range.start}-${range.end ?? ''}`);
  const { credentials, baseUrl, rules } = connection;
  const init: RequestInit = { method, headers, ...(credentials ? { credentials } : {}), ...(signal ? { signal } : {}) };
  const url = `${baseUrl}/files/${encodePath(path)}`;
  const once = async () => expectOk(await connection.send(new Request(url, init)));
  return withRetries(once, { ...rules, repeatable: 'any', signal });
}

/** RFC 9530, section 3: `sha-256=:base64:`. */
function digestIn(field: string | null): string | null {
  const base64 = /sha-256=:([A-Za-z0-9+/=]+):/.exec(field ?? '')?.[1];
  if (base64 === undefined) return null;
  return Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
