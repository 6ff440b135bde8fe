import { describe, expect, it } from 'vitest';

import { resolveReference } from './markdown-links.ts';

describe('references in a document', () => {
  const document = 'shared/docs/guide.md';
  it.each([
    ['img/a.png', 'shared/docs/img/a.png'],
    ['./a%20b.png', 'shared/docs/a b.png'],
    ['../logo.svg?raw=1#x', 'shared/logo.svg'],
  ])('%s is %s', (reference, path) => {
    expect(resolveReference(document, reference)).toBe(path);
  });

  it.each([
    'https://example.com/a.png',
    '//example.com/a.png',
    '/etc/passwd',
    'data:image/png;base64,AA',
    '../../../other/a.png',
    '../..',
    '#top',
    '%zz.png',
    'a%2Fb.png',
  ])('%s leads nowhere', (reference) => {
    expect(resolveReference(document, reference)).toBeNull();
  });
});
