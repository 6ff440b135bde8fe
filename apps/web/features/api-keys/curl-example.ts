import type { Scope } from '@sheaf/client';

export interface CurlExampleInput {
  readonly secret: string;
  readonly scopes: readonly Scope[];
  /** `https://files.example.org` */
  readonly origin: string;
  /** A space the key works in. */
  readonly space: string;
}

/** A first call that this very key can make, ready to be pasted into a shell. */
export function curlExample({ secret, scopes, origin, space }: CurlExampleInput): string {
  const header = `-H ${quoted(`Authorization: Bearer ${secret}`)}`;
  const call = (address: string, more = '') => `curl ${more}${header} \\\n  ${quoted(`${origin}/api${address}`)}`;
  if (scopes.includes('files:read')) return call(`/entries?folder=${encodeURIComponent(space)}`);
  if (scopes.includes('files:write')) return call(`/files/${encodeURIComponent(space)}/hello.txt`, '-T hello.txt ');
  if (scopes.includes('spaces:read')) return call('/spaces');
  if (scopes.includes('users:read')) return call('/users');
  return call('/me');
}

/** Nothing in single quotes means anything to a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
