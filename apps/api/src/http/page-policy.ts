import { randomBytes } from 'node:crypto';

import type { OneOrigin } from './one-origin.ts';

/**
 * The pages with a Content-Security-Policy (CSP Level 3) under which only their own scripts run: each answer has a nonce of
 * its own, which Next takes from the request's header and writes into the scripts it puts in a page. Styles may stand in the
 * page, since the interface places its menus with style attributes.
 */
export function withPagePolicy(web: OneOrigin['web']): OneOrigin['web'] {
  return (request, response) => {
    const policy = policyOf(randomBytes(16).toString('base64'));
    request.headers['content-security-policy'] = policy;
    response.setHeader('content-security-policy', policy);
    return web(request, response);
  };
}

function policyOf(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
