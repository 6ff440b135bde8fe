/**
 * The session cookie's name for the origin a browser sees. `__Host-` on https, so that no other host and no
 * plain-http page can plant it (RFC 6265bis, 4.1.3.2).
 */
function sessionCookieName(origin: string): string {
  return isSecure(origin) ? '__Host-sheaf_session' : 'sheaf_session';
}

/** The token in a `Cookie` header; null when there is none. */
export function readSessionCookie(header: string | null, origin: () => string): string | null {
  return header && cookieOf(header, sessionCookieName(origin()));
}

/** The first cookie with this name in a `Cookie` header; null when there is none. */
export function cookieOf(header: string | null, name: string): string | null {
  if (header === null) return null;
  const wanted = `${name}=`;
  const pair = header.split(';').find((part) => part.trim().startsWith(wanted));
  return pair?.trim().slice(wanted.length) || null;
}

/** The header that hands a browser its session, to be kept to its very end: that it was unused for too long the server knows. */
export function sessionCookie(origin: string, { token, endsAt }: { readonly token: string; readonly endsAt: number }) {
  return { 'set-cookie': cookie(origin, token, new Date(endsAt)) };
}

/** The header that makes a browser forget its session. */
export function noSessionCookie(origin: string) {
  return { 'set-cookie': cookie(origin, '', new Date(0)) };
}

/** Not readable by scripts, and not sent along by other sites but for plain links. */
function cookie(origin: string, value: string, expires: Date): string {
  const secure = isSecure(origin) ? '; Secure' : '';
  return `${sessionCookieName(origin)}=${value}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
}

export function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}
