import { describe, expect, it } from 'vitest';

import { formatCount, formatMoment, formatSize, formatWhen } from './format.ts';

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [9949, '9.9 kB'],
    [9950, '10 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [1_430_000, '1.4 MB'],
    [5_000_000_000_000, '5.0 TB'],
  ])('%i is %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe('counts', () => {
  it('agrees in number', () => {
    expect(formatCount(1, 'item')).toBe('1 item');
    expect(formatCount(12_000, 'item')).toBe('12,000 items');
    expect(formatCount(2, 'person', 'people')).toBe('2 people');
  });
});

describe('times', () => {
  const now = new Date(2026, 5, 15, 18, 0);
  it('gets shorter the nearer it is', () => {
    expect(formatWhen(new Date(2026, 5, 15, 9, 5).toISOString(), now)).toBe('09:05');
    expect(formatWhen(new Date(2026, 2, 12, 9, 5).toISOString(), now)).toBe('12 Mar');
    expect(formatWhen(new Date(2024, 2, 12, 9, 5).toISOString(), now)).toBe('12 Mar 2024');
  });

  it('keeps the time of day where that counts', () => {
    expect(formatMoment(new Date(2026, 5, 15, 9, 5).toISOString(), now)).toBe('09:05');
    expect(formatMoment(new Date(2024, 2, 12, 9, 5).toISOString(), now)).toBe('12 Mar 2024, 09:05');
  });
});
