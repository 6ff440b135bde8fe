import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from 'vitest';

import { withPagePolicy } from '#http/page-policy.ts';

test.each([
  ['files.example.org', null, 'files.example.org/_next/static/'],
  ['10.0.0.1:3000', 'https://files.example.org', '10.0.0.1:3000/_next/static/ files.example.org/_next/static/'],
  ['[::1]:3000', null, "'self'"],
  ["a'; script-src *", null, "'self'"],
])('pages that are asked for at %s, published at %s, load scripts of %s', async (host, publicUrl, sources) => {
  const answer = withPagePolicy(async (_request, response) => void response.end(), publicUrl);
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const policy = await new Promise((resolve, reject) => {
      const seen = (response: { headers: NodeJS.Dict<string | string[]> }) =>
        resolve(response.headers['content-security-policy']);
      get({ host: '127.0.0.1', port, headers: { host } }, seen).once('error', reject);
    });
    expect(
      String(policy)
        .replace(/'nonce-[^']+'/, 'nonce')
        .split('; ')[1],
    ).toBe(`script-src nonce ${sources}`);
  } finally {
    server.close();
  }
});
