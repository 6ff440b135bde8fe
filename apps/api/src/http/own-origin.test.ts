import { BlockList } from 'node:net';

import { expect, test } from 'vitest';

import { clientAddress, networkOf } from './own-origin.ts';

const trusted = new BlockList();
trusted.addSubnet('10.0.0.0', 8);
trusted.addAddress('2001:db8::1', 'ipv6');

test.each([
  ['nobody trusted', '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['a proxy', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
  ['a proxy in the clothes of IPv6', '::ffff:10.0.0.1', '192.0.2.1', '192.0.2.1'],
  ['a proxy of IPv6', '2001:db8::1', '2001:db8:9::1', '2001:db8:9::1'],
  ['what was made up before it', '10.0.0.1', '10.9.9.9, 203.0.113.9, 192.0.2.1', '192.0.2.1'],
  ['a proxy behind a proxy', '10.0.0.1', '203.0.113.9, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
  ['the same in the clothes of IPv6', '10.0.0.1', '192.0.2.1, ::ffff:10.0.0.2, ::ffff:a00:3', '192.0.2.1'],
  ['an address with a port', '10.0.0.1', '192.0.2.1:4711, [2001:db8::1]:443', '192.0.2.1'],
  ['nothing that is an address', '10.0.0.1', '192.0.2.1, unknown', '10.0.0.1'],
  ['no header', '10.0.0.1', undefined, '10.0.0.1'],
])('%s: %s, forwarded for %s, is %s', (_what, remoteAddress, forwarded, address) => {
  const request = { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
  expect(clientAddress(request, trusted)).toBe(address);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['::ffff:c000:201', '192.0.2.1'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['made up', 'made up'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
