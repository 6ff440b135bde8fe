import { describe, expect, it } from 'vitest';

import type { User } from '@/lib/api/types.ts';

import { findUsers } from './find-users.ts';

function user(name: string, email: string, handle: string): User {
  const at = '2026-01-01T00:00:00.000Z';
  const times = { createdAt: at, modifiedAt: at };
  const bytes = { usedBytes: 0, quotaBytes: null };
  return {
    id: `usr_${handle}`,
    name,
    email,
    handle,
    role: 'member',
    disabled: false,
    pending: false,
    secondFactor: false,
    ...bytes,
    ...times,
  };
}

const ada = user('Ada Lovelace', 'ada@example.com', 'ada');
const zoe = user('Zoë Okafor', 'z.okafor@example.org', 'zoe-2');
const everybody = [ada, zoe];

describe('finding a user', () => {
  it.each([
    ['', everybody],
    ['   ', everybody],
    ['love', [ada]],
    ['EXAMPLE.ORG', [zoe]],
    ['zoe', [zoe]],
    ['zoe-2', [zoe]],
    ['lovelace ada', [ada]],
    ['ada okafor', []],
    ['nobody', []],
  ])('by %j', (wanted, found) => {
    expect(findUsers(everybody, wanted)).toEqual(found);
  });
});
