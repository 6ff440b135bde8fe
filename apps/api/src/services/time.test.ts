import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { time } from '#services/time.ts';

describe('time', () => {
  it.each([0, -1, 999, 86_399_999, 86_400_000, Date.UTC(2028, 1, 29, 23, 59, 59, 7), 8_640_000_000_000_000])(
    'writes %i as a date does',
    (moment) => expect(time(moment)).toBe(new Date(moment).toISOString()),
  );

  it('writes every moment as a date does', () => {
    const moments = fc.date({ noInvalidDate: true }).map((date) => date.getTime());
    fc.assert(fc.property(moments, (moment) => time(moment) === new Date(moment).toISOString()));
  });
});
