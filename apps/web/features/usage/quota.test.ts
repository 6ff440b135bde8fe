import { expect, it } from 'vitest';

import { quotaOf, quotaProblem, quotaText } from './quota.ts';

it.each([
  ['10', 10_000_000_000],
  ['0.5', 500_000_000],
  ['1,5', 1_500_000_000],
  ['0', 0],
  ['', null],
])('“%s” gigabytes are %s bytes', (text, bytes) => {
  expect(quotaProblem(text)).toBeNull();
  expect(quotaOf(text)).toBe(bytes);
  expect(quotaText(bytes)).toBe(text.replace(',', '.'));
});

it.each(['-1', 'ten', '1e9', '1.2.3', '1000000000'])('“%s” is no limit', (text) => {
  expect(quotaProblem(text)).not.toBeNull();
});
