import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type BlockList, type Socket, isIP, isIPv6 } from 'node:net';

const plainHost = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * The scheme and host a request was sent to. What a proxy says of it counts only from an address we were told to trust.
 * A host that is none gives an origin that matches nothing.
 */
export function ownOrigin(request: IncomingMessage, trustedProxies: BlockList): string {
  const trusted = isTrusted(request.socket.remoteAddress, trustedProxies);
  const forwarded = (name: string): string | undefined => {
    const value = request.headers[name];
    return trusted && typeof value === 'string' ? value.split(',')[0]?.trim() : undefined;
  };
  const scheme = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const host = forwarded('x-forwarded-host') ?? request.headers.host ?? '';
  return `${scheme}://${plainHost.test(host) ? host : 'invalid'}`;
}

/**
 * The address of whoever sent a request: of the addresses it has passed, the last one that is no proxy we were told to
 * trust. What stands before that one may be made up.
 */
export function clientAddress(
  { socket, headers }: { socket: Pick<Socket, 'remoteAddress'>; headers: IncomingHttpHeaders },
  trustedProxies: BlockList,
): string | undefined {
  const forwarded = headers['x-forwarded-for'];
  const before = typeof forwarded === 'string' ? forwarded.split(',') : [];
  let address = plainAddress(socket.remoteAddress);
  while (before.length > 0 && isTrusted(address, trustedProxies)) {
    const next = plainAddress(before.pop());
    // Whoever is trusted and says nothing that is an address: it is as far as is known.
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** An address as such, without a port, and an IPv4 address as one even in the clothes of IPv6 (RFC 4291, 2.5.5.2). */
function plainAddress(text: string | undefined): string | undefined {
  const bare = text?.trim().replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2') ?? '';
  if (isIP(bare) === 0) return undefined;
  const [, high = '', low = ''] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare) ?? [];
  if (low === '') return bare.replace(/^::ffff:(?=\d+\.)/i, '');
  const bits = Number.parseInt(high, 16) * 0x1_0000 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.');
}

/**
 * What a caller without a credential is told apart by: an IPv4 address, or the /64 network of an IPv6 address, since one
 * subscriber has all the addresses in it (RFC 6177).
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (plain === undefined || !isIPv6(plain)) return plain ?? address;
  const [front = '', back = ''] = plain
    .toLowerCase()
    .split('::')
    .map((part) => part.replace(/%.*/, ''));
  const [before, after] = [groups(front), groups(back)];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

/** Whether this is the address of a proxy that we were told to trust. */
export function isTrusted(address: string | undefined, trustedProxies: BlockList): boolean {
  const plain = plainAddress(address);
  if (plain === undefined) return false;
  return trustedProxies.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
