import { describe, expect, it } from 'vitest';

import { baseLength, extensionOf, freeName, nameProblem, nextName } from './names.ts';

describe('base names', () => {
  it.each([
    ['plan.md', 'file', 4],
    ['backup.tar.gz', 'file', 6],
    ['.env', 'file', 4],
    ['notes', 'file', 5],
    ['v1.2 drafts', 'folder', 11],
    ['.tar.gz', 'file', 4],
    ['ends.', 'file', 5],
  ] as const)('%s (%s) ends after %i', (name, kind, length) => {
    expect(baseLength(name, kind)).toBe(length);
  });

  it('knows extensions', () => {
    expect(extensionOf('a.JPG')).toBe('.JPG');
    expect(extensionOf('.env')).toBe('');
    expect(extensionOf('Makefile')).toBe('');
  });
});

describe('numbered names', () => {
  it('counts up', () => {
    expect(nextName('plan.md', 'file')).toBe('plan (2).md');
    expect(nextName('plan (9).md', 'file')).toBe('plan (10).md');
    expect(nextName('v1.2', 'folder')).toBe('v1.2 (2)');
    expect(nextName('a.tar.gz', 'file')).toBe('a (2).tar.gz');
  });

  it('skips what is taken, whatever its case', () => {
    expect(freeName('Plan.md', 'file', new Set(['plan.md', 'plan (2).md']))).toBe('Plan (3).md');
    expect(freeName('Plan.md', 'file', new Set())).toBe('Plan.md');
  });
});

describe('names that cannot be', () => {
  it.each(['', '  ', 'a/b', 'a\\b', '..', 'end.', 'end ', 'con', 'LPT1.txt', 'a\u0007b', 'ö'.repeat(128)])(
    'refuses %j',
    (name) => {
      expect(nameProblem(name)).not.toBeNull();
    },
  );

  it.each(['console.log', '.gitignore', 'a b', '日本.txt', 'ö'.repeat(127)])('takes %j', (name) => {
    expect(nameProblem(name)).toBeNull();
  });
});
