const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sent this changing request from another site's page.
 * `Origin` decides when present; else `Sec-Fetch-Site`; a client that sends neither is no browser.
 *
 * @param ownOrigin The origin of our pages; undefined: the origin the request was sent to.
 */
export function isCrossOrigin(request: Request, ownOrigin: string | undefined): boolean {
  if (safe.has(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== (ownOrigin ?? new URL(request.url).origin);
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
