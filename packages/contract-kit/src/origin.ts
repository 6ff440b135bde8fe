import type { Incoming } from './incoming.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method changes nothing (RFC 9110, 9.2.1). */
export function isSafe(method: string): boolean {
  return safe.has(method);
}

/**
 * Whether a browser sent this changing request from another site's page.
 * `Origin` decides when present; else `Sec-Fetch-Site`; a client that sends neither is no browser.
 *
 * @param ownOrigin The origin of our pages.
 */
export function isCrossOrigin(request: Incoming, ownOrigin: string): boolean {
  if (isSafe(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== ownOrigin;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
