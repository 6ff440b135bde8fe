import { z } from 'zod';

import { isSecure } from '#http/session-cookie.ts';

/** What a browser keeps while it is at the provider: what ties the answer to it, and where to go then. */
const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  // Browsers take a second slash, or a backslash, for the beginning of another host.
  next: z.string().regex(/^\/(?:[!-.0-[\]-~][!-[\]-~]*)?$/),
});
type Flow = z.output<typeof Flow>;

const SECONDS = 10 * 60;

/**
 * Not readable by scripts. `__Host-` on https, so that no other host can plant its own and sign somebody in as whom it likes
 * (RFC 6265bis, 4.1.3.2).
 */
export function flowCookie(origin: string, flow: Flow): string {
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url');
  const secure = isSecure(origin) ? '; Secure' : '';
  return `${flowCookieName(origin)}=${value}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Null: there is none, or somebody has made it up. */
export function readFlow(
  origin: string,
  cookies: { readonly [name in FlowCookieName]?: string | undefined },
): Flow | null {
  const value = cookies[flowCookieName(origin)] ?? '';
  return Flow.safeParse(parsed(Buffer.from(value, 'base64url').toString())).data ?? null;
}

type FlowCookieName = 'sheaf_oidc' | '__Host-sheaf_oidc';

function flowCookieName(origin: string): FlowCookieName {
  return isSecure(origin) ? '__Host-sheaf_oidc' : 'sheaf_oidc';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
