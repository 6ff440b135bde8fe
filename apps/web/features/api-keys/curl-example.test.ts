import { describe, expect, it } from 'vitest';

import { curlExample } from './curl-example.ts';

const key = { secret: 'shf_abc', origin: 'https://files.example.org', space: 'shared' };

describe('the example of a key', () => {
  it('lists a folder when the key reads files', () => {
    expect(curlExample({ ...key, scopes: ['spaces:read', 'files:read'] })).toBe(
      "curl -H 'Authorization: Bearer shf_abc' \\\n  'https://files.example.org/api/entries?folder=shared'",
    );
  });

  it('uploads when the key only writes', () => {
    expect(curlExample({ ...key, scopes: ['files:write'] })).toBe(
      "curl -T hello.txt -H 'Authorization: Bearer shf_abc' \\\n  'https://files.example.org/api/files/shared/hello.txt'",
    );
  });

  it.each([
    ['spaces:read', '/api/spaces'],
    ['users:read', '/api/users'],
    ['audit:read', '/api/me'],
  ] as const)('shows what a key with %s may see', (scope, address) => {
    expect(curlExample({ ...key, scopes: [scope] })).toContain(`'https://files.example.org${address}'`);
  });

  it('survives any name of a space', () => {
    const example = curlExample({ ...key, space: "it's & more", scopes: ['files:read'] });
    expect(example).toContain(String.raw`folder=it'\''s%20%26%20more'`);
  });
});
