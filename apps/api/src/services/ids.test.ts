import { expect, test } from 'vitest';

import { isId, newId } from './ids.ts';

test('an id has its prefix, 26 digits and a version 7 UUID inside', () => {
  const id = newId('ent');
  expect(id).toMatch(/^ent_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(isId('ent', id)).toBe(true);
});

test('ids sort by age, also within a millisecond, and never repeat', () => {
  const ids = Array.from({ length: 20_000 }, () => newId('usr'));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['another prefix', 'spc', newId('ent')],
  ['no prefix', 'ent', newId('ent').slice(4)],
  ['too short', 'ent', newId('ent').slice(0, -1)],
  ['over 128 bits', 'ent', 'ent_8zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['a letter Crockford leaves out', 'ent', 'ent_0000000000000000000000000u'],
  ['capitals', 'ent', newId('ent').toUpperCase()],
] as const)('%s is no id', (_, prefix, text) => {
  expect(isId(prefix, text)).toBe(false);
});
