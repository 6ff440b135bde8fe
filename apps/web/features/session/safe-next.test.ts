import { describe, expect, it } from 'vitest';

import { safeNext } from './safe-next.ts';

describe('where signing in leads', () => {
  it.each([
    '/',
    '/files/~ada/reports',
    '/files/shared?open=ent_1#top',
    '/search?q=a%20b&under=shared',
    '/api/entries/ent_1/open',
    '/files/~ada/100%25',
    '/files/a//b',
  ])('to %s of this origin', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  it.each([
    undefined,
    null,
    '',
    ['/files', '/trash'],
    'files',
    'https://evil.example',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/login',
    '/login?next=/login',
    '/setup',
  ])('not to %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
