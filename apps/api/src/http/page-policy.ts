import { randomBytes } from 'node:crypto';

import type { OneOrigin } from './one-origin.ts';

/**
 * The pages with a Content-Security-Policy (CSP Level 3) under which only their own scripts run: each answer has a nonce of
 * its own, which Next takes from the request's header and writes into the scripts it puts in a page. Styles may stand in the
 * page, since the interface places its menus with style attributes.
 *
 * @param publicUrl Where browsers see the pages, beside the host that they ask for; null: nowhere else.
 */
export function withPagePolicy(web: OneOrigin['web'], publicUrl: string | null): OneOrigin['web'] {
  const publicHost = publicUrl === null ? [] : [new URL(publicUrl).host];
  return (request, response) => {
    const hosts = new Set([request.headers.host ?? '', ...publicHost]);
    const policy = policyOf(randomBytes(16).toString('base64'), Array.from(hosts, scriptsAt));
    request.headers['content-security-policy'] = policy;
    response.setHeader('content-security-policy', policy);
    return web(request, response);
  };
}

/** Not the whole origin: what people upload is there, too. A source names no IPv6 address (CSP, 2.3.1). */
function scriptsAt(host: string): string {
  return /^[\w.-]+(:\d+)?$/.test(host) ? `${host}/_next/static/` : "'self'";
}

function policyOf(nonce: string, scripts: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
