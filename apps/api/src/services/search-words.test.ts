import fc from 'fast-check';
import { expect, test } from 'vitest';

import { highlight } from './highlight.ts';
import { piecesOf, wordsOf } from './search-words.ts';

test('words are folded, split at everything else, and named once', () => {
  expect(wordsOf('Ärger_im-Büro: 2 Büros, BURO!')).toEqual(['arger', 'im', 'buro', '2', 'buros']);
  // Radicals are symbols, though of a script.
  expect(wordsOf('⺀〆⼀')).toEqual(['〆', '一']);
  expect(wordsOf('天気 です ok')).toEqual(['天', '気', 'で', 'す', 'ok']);
  expect(wordsOf('*"\'()\u0000')).toEqual([]);
});

test('words are nothing but letters, digits and marks, so that no query language sees syntax in them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,60}$/v);
    }),
  );
});

test('pieces read as the text stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('a highlight reads as the name stands, whatever is looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.string(), (name, query) => {
      const [found] = highlight(wordsOf(`${query} ${name.slice(0, 3)}`), name, null);
      if (found !== undefined) expect(found.parts.map((part) => part.text).join('')).toBe(name);
    }),
  );
});

test('an excerpt of a long text is short, and finds a match far down', () => {
  const [found] = highlight(['needle'], 'x', `${'hay '.repeat(50_000)}needle ${'hay '.repeat(50_000)}`);
  const text = found?.parts.map((part) => part.text).join('') ?? '';
  expect(text).toContain('needle');
  expect(text.length).toBeLessThan(300);
});
