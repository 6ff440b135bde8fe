import { describe, expect, it } from 'vitest';

import { leavesTrashAt, versionsKept } from './retention.ts';

describe('what a space keeps', () => {
  it.each([
    [null, null, 'All versions are kept.'],
    [1, null, 'The newest version is kept.'],
    [5, null, 'The 5 newest versions are kept.'],
    [null, 1, 'A version is kept for 1 day after it was replaced.'],
    [5, 30, 'The 5 newest versions are kept, and any other for 30 days after it was replaced.'],
  ])('%s versions, %s days: %s', (keepVersions, keepVersionDays, sentence) => {
    expect(versionsKept({ keepVersions, keepVersionDays })).toBe(sentence);
  });

  it('what is in the trash goes so many days later, or never', () => {
    expect(leavesTrashAt('2026-02-27T10:00:00.000Z', 3)).toBe('2026-03-02T10:00:00.000Z');
    expect(leavesTrashAt('2026-02-27T10:00:00.000Z', null)).toBeNull();
  });
});
