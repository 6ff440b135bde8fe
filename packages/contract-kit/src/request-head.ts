import type { IncomingMessage } from 'node:http';

/** What an authority may be written with (RFC 3986, 3.2); user information has no place in one of HTTP (RFC 9110, 4.2.4). */
const authority = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

/**
 * Brings the head of a request to one form: afterwards `request.url` is path and query, and `request.headers.host` is the
 * host that was meant. A target in absolute form overrules the `Host` field (RFC 9112, 3.2.2).
 *
 * @returns false when nobody can say which host was meant, or the target has no form that its method may have: 400
 *   (RFC 9112, 3.2).
 */
export function settleHead(request: IncomingMessage): boolean {
  if (!hasOneHost(request)) return false;
  const target = request.url ?? '';
  if (target.startsWith('/')) return true;
  const [whole, host = ''] = /^https?:\/\/([^/?#]*)/i.exec(target) ?? [];
  // The asterisk asks about the server as a whole (RFC 9112, 3.2.4).
  if (whole === undefined) return target === '*' && request.method === 'OPTIONS';
  if (host === '' || !authority.test(host)) return false;
  const rest = target.slice(whole.length);
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = host;
  return true;
}

/** Node keeps the first of several and says nothing. HTTP/1.0 has clients that send none. */
function hasOneHost({ rawHeaders, headers, httpVersion }: IncomingMessage): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  if (count === 0) return httpVersion === '1.0';
  return count === 1 && authority.test(headers.host ?? '');
}
