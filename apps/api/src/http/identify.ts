import type { Credential, Incoming } from '@sheaf/contract-kit';

import { readSessionCookie } from '#http/session-cookie.ts';
import { authenticateKey } from '#services/api-keys.ts';
import type { Actor, Services } from '#services/context.ts';
import { authenticateSession } from '#services/sessions.ts';

/**
 * The caller, by one of the schemes an operation takes. A key that was sent decides alone, even a wrong one, so that a
 * program never acts as the person whose browser it happens to run in.
 *
 * @param origin The origin the browser sees, which names the session cookie.
 */
export async function identify(
  services: Services,
  request: Incoming,
  { schemes, origin }: { readonly schemes: 'public' | readonly string[]; readonly origin: () => string },
): Promise<Credential<Actor> | null> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const secret = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    const actor = secret !== undefined && schemes.includes('apiKey') ? await authenticateKey(services, secret) : null;
    return actor && { actor, via: 'token', scopes: actor.scopes ?? 'all' };
  }
  const token = readSessionCookie(request.headers.get('cookie'), origin);
  const actor = token !== null && schemes.includes('session') ? await authenticateSession(services, token) : null;
  return actor && { actor, via: 'cookie', scopes: 'all' };
}
