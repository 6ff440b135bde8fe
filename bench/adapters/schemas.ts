import { z } from 'zod';

/* The schemas that every validating contestant enforces, written once. */

const role = z.enum(['admin', 'member']);
const name = z.string().min(1).max(100);
const email = z.email().max(254);

export const NewUser = z.strictObject({ name, email, role });
export type NewUser = z.output<typeof NewUser>;

export const User = z.object({
  id: z.uuid(),
  name,
  email,
  role,
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type User = z.output<typeof User>;

export const UserPage = z.object({
  items: z.array(User).max(100),
  nextCursor: z.string().max(1024).nullable(),
});
export type UserPage = z.output<typeof UserPage>;

export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) });
