import type { NewUser, User, UserPage } from './schemas.ts';

/* What every contestant serves: the same objects, made once. */

const id = (number: number) => `0192f0c1-7a3b-7c4d-8e5f-${String(number).padStart(12, '0')}`;

const users: readonly User[] = Array.from({ length: 20 }, (_, index) => ({
  id: id(index),
  name: `User Number ${index}`,
  email: `user.number${index}@example.com`,
  role: index % 5 === 0 ? 'admin' : 'member',
  disabled: false,
  createdAt: '2026-01-15T09:30:00.000Z',
}));

export function listUsers(limit = 20): UserPage {
  return { items: users.slice(0, limit), nextCursor: null };
}

/** Always the same id and time, so that answers can be compared. */
export function createUser({ name, email, role }: NewUser): User {
  return { id: id(20), name, email, role, disabled: false, createdAt: '2026-01-15T09:30:00.000Z' };
}

export const newUser: NewUser = { name: 'Ada Lovelace', email: 'ada@example.com', role: 'member' };
