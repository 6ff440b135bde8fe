import { describe, expect, it } from 'vitest';

import type { AuditEvent } from '@/lib/api/types.ts';

import { targetOf, wordsOf } from './audit-words.ts';

const event: AuditEvent = {
  id: '1768469400000-instance-1',
  at: '2026-01-15T09:30:00.000Z',
  action: 'entry.moved',
  actor: null,
  via: 'system',
  credential: null,
  address: null,
  userAgent: null,
  requestId: '1',
  space: null,
  target: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
  facts: [],
};

describe('what something was done to', () => {
  it.each([
    ['where it was and is', [{ name: 'path', before: 'shared/a', after: 'shared/b' }], 'shared/a → shared/b'],
    ['where it is', [{ name: 'path', after: 'shared/b' }], 'shared/b'],
    ['where it was', [{ name: 'path', before: 'shared/a' }], 'shared/a'],
    ['what stays the same', [{ name: 'name', before: 'Ada', after: 'Ada' }], 'Ada'],
    ['its id, where nothing else is said', [{ name: 'role', after: 'admin' }], event.target],
  ])('is %s', (_, facts, expected) => {
    expect(targetOf({ ...event, facts }, new Map())).toBe(expected);
  });
});

it('leaves what a newer server records as it is', () => {
  expect(wordsOf('entry.moved')).toBe('Renamed or moved');
  expect(wordsOf('entry.painted')).toBe('entry.painted');
});
