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

/** Sent back where the provider leads to, and nowhere else. Not readable by scripts. */
export function flowCookie(origin: string, flow: Flow): string {
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url');
  const secure = isSecure(origin) ? '; Secure' : '';
  return `sheaf_oidc=${value}; Path=/api/oidc; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Null: there is none, or somebody has made it up. */
export function readFlow(value: string | undefined): Flow | null {
  return Flow.safeParse(parsed(Buffer.from(value ?? '', 'base64url').toString())).data ?? null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
