import type { AnyOperation, Incoming } from '@sheaf/contract-kit';

import { cookieOf, isSecure } from '#http/session-cookie.ts';
import { encodePath } from '#http/paths.ts';
import type { Pass } from '#services/share-passes.ts';

/*
 * The addresses of share links and what browsers keep for them. Each cookie is sent to one link alone, by its path.
 */

/** What the holder of an unlocked link sends; null when there is none. */
export function readShareCookie(request: Incoming): string | null {
  return cookieOf(request.headers.get('cookie'), 'sheaf_share');
}

/** The header that opens a link to a browser. */
export function shareCookie(origin: string, token: string, pass: Pass) {
  return { 'set-cookie': cookie(origin, 'sheaf_share', pass, `/api/shared/${token}`) };
}

/** The header by which the ranges of a download count once. */
export function downloadCookie(origin: string, { token, path }: { token: string; path: string }, pass: Pass) {
  return { 'set-cookie': cookie(origin, 'sheaf_download', pass, `/api/shared/${token}/files/${encodePath(path)}`) };
}

/** Not readable by scripts. Sent along with plain links from elsewhere, as one that came by mail, but with no change. */
function cookie(origin: string, name: string, { value, expiresAt }: Pass, path: string): string {
  const secure = isSecure(origin) ? '; Secure' : '';
  const expires = new Date(expiresAt).toUTCString();
  return `${name}=${value}; Path=${path}; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`;
}

/** Whether a program asks, rather than somebody who has followed a link. */
export function wantsJson({ headers }: Incoming): boolean {
  const accept = headers.get('accept') ?? '';
  return /\bapplication\/json\b/i.test(accept) && !/\btext\/html\b/i.test(accept);
}

/** Where a secret is in the address, no page that is reached from the answer shall be told of it. */
export function secretHeaders(operations: readonly AnyOperation[]): Readonly<Record<string, string>> | undefined {
  return operations.some(({ path }) => path.includes('{token}')) ? { 'referrer-policy': 'no-referrer' } : undefined;
}
