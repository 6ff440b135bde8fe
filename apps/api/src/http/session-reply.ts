import type { HttpContext } from '#http/api.ts';
import { sessionCookie } from '#http/session-cookie.ts';
import type { SignedIn } from '#services/sessions.ts';

/** What somebody is answered who has just signed in: their session, and its cookie. */
export function sessionReply({ origin }: HttpContext, signedIn: SignedIn) {
  return { status: 201, body: signedIn.session, headers: sessionCookie(origin, signedIn) } as const;
}
