/**
 * Where to go after signing in. Only a path of this origin: an address that leads elsewhere would let a link to our own
 * sign-in page end on somebody else's copy of it.
 *
 * @param next what the address asked for: taken when it begins with one slash, else the start page
 */
export function safeNext(next: string | readonly string[] | null | undefined): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return start;
  // Browsers take tabs and line breaks out of an address and turn backslashes round before they read it.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f\\]/.test(next)) return start;
  const target = URL.parse(next, origin);
  if (target?.origin !== origin || target.pathname.startsWith('//')) return start;
  if (entrances.has(target.pathname)) return start;
  return target.pathname + target.search + target.hash;
}

const start = '/';
const origin = 'http://sheaf.invalid';
/** Signing in leads on from here, never back. */
const entrances: ReadonlySet<string> = new Set(['/login', '/setup']);
