import { describe, expect, it } from 'vitest';

import { dayProblem, expiryOf, isOver } from './expiry.ts';

const now = new Date('2026-03-10T12:00:00');

describe('when something ends', () => {
  it('is never', () => {
    expect(expiryOf('never', '', now)).toBeNull();
  });

  it('is so many days from now', () => {
    expect(expiryOf('30', '', now)).toBe(new Date('2026-04-09T12:00:00').toISOString());
  });

  it('is the end of the picked day, where the person is', () => {
    expect(expiryOf('day', '2026-03-10', now)).toBe(new Date('2026-03-10T23:59:59').toISOString());
  });

  it('is not a day gone by, nor none', () => {
    expect(dayProblem('day', '2026-03-09', now)).toBe('That day is over.');
    expect(dayProblem('day', '', now)).toBe('Pick a day.');
    expect(dayProblem('day', '2026-03-10', now)).toBeNull();
    expect(dayProblem('never', '', now)).toBeNull();
  });

  it('is over once it is past', () => {
    expect(isOver('2026-03-10T11:59:59.000Z', Date.parse('2026-03-10T12:00:00.000Z'))).toBe(true);
    expect(isOver('2026-03-10T12:00:01.000Z', Date.parse('2026-03-10T12:00:00.000Z'))).toBe(false);
  });
});
