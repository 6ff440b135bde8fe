import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ServiceError } from './error.ts';
import { nameKey, numberedName, parseName, parsePath } from './paths.ts';

describe('parsePath', () => {
  test('takes the space and the names apart', () => {
    expect(parsePath('shared/docs/a.txt')).toEqual({
      space: 'shared',
      names: ['docs', 'a.txt'],
      text: 'shared/docs/a.txt',
    });
    expect(parsePath('~ada')).toEqual({ space: '~ada', names: [], text: '~ada' });
  });

  test('normalises to NFC and keeps the case', () => {
    expect(parsePath('s/Cafe\u0301').text).toBe('s/Caf\u00e9');
  });

  test.each([
    ['', 'empty_segment'],
    ['/', 'empty_segment'],
    ['/shared', 'empty_segment'],
    ['shared/', 'empty_segment'],
    ['shared//a', 'empty_segment'],
    ['shared/./a', 'dot_segment'],
    ['shared/../a', 'dot_segment'],
    ['shared/a\\b', 'forbidden_character'],
    ['shared/a\u0000', 'forbidden_character'],
    ['shared/a\nb', 'forbidden_character'],
    ['shared/\u007f', 'forbidden_character'],
    ['shared/a\u0085', 'forbidden_character'],
    ['shared/\ud800', 'invalid_unicode'],
    ['shared/a.', 'trailing_character'],
    ['shared/...', 'trailing_character'],
    ['shared/a ', 'trailing_character'],
    ['shared/CON', 'reserved_name'],
    ['shared/nul.txt', 'reserved_name'],
    ['shared/Com1.tar.gz', 'reserved_name'],
    ['shared/lpt9', 'reserved_name'],
    [`shared/${'a'.repeat(256)}`, 'name_too_long'],
    [`shared/${'é'.repeat(128)}`, 'name_too_long'],
    [`shared/${'abcdefgh/'.repeat(114)}a`, 'path_too_long'],
  ])('refuses %j', (path, code) => {
    expect(() => parsePath(path, 'folder')).toThrow(
      expect.objectContaining({ code: 'invalid_path', issues: [expect.objectContaining({ path: ['folder'], code })] }),
    );
  });

  test.each([
    'shared/console',
    'shared/com10',
    'shared/.env',
    'shared/a..b',
    'shared/ a',
    'shared/日本語',
    `shared/${'a'.repeat(255)}`,
  ])('accepts %j', (path) => {
    expect(parsePath(path).text).toBe(path);
  });

  test('any text is either refused with invalid_path or kept by a second parse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = attempt(text);
        if (once === undefined) return;
        expect(parsePath(once)).toMatchObject({ text: once });
        expect(once.split('/')).not.toContain('..');
      }),
    );
  });
});

function attempt(text: string): string | undefined {
  try {
    return parsePath(text).text;
  } catch (error) {
    expect(error).toBeInstanceOf(ServiceError);
    return undefined;
  }
}

test('a name has no slash', () => {
  expect(parseName('a b')).toBe('a b');
  expect(() => parseName('a/b')).toThrow(ServiceError);
});

test('names that differ in case or composition only have one key', () => {
  expect(nameKey('CAFE\u0301')).toBe(nameKey('Caf\u00e9'));
  expect(nameKey('a')).not.toBe(nameKey('b'));
});

test.each([
  ['a.txt', 2, 'a (2).txt'],
  ['.env', 2, '.env (2)'],
  ['folder', 3, 'folder (3)'],
  ['a.tar.gz', 2, 'a.tar (2).gz'],
])('numberedName(%j, %i)', (name, number, numbered) => {
  expect(numberedName(name, number)).toBe(numbered);
});

test('a numbered name still fits', () => {
  const name = numberedName(`${'é'.repeat(125)}.txt`, 12);
  expect(parseName(name)).toMatch(/é \(12\)\.txt$/);
});
