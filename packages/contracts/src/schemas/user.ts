import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { scopes } from '../scopes.ts';
import { UserId } from './ids.ts';
import { QuotaBytes } from './usage.ts';
import { time } from './time.ts';

export const Handle = z
  .string()
  .min(1)
  .max(39)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/)
  .meta({
    id: 'Handle',
    description: 'A short name, unique in this instance: lower-case letters, digits and inner hyphens.',
    example: 'ada',
  });
export type Handle = z.output<typeof Handle>;

export const UserRole = z.enum(['admin', 'member']).meta({
  id: 'UserRole',
  description: 'Admins manage users. The role gives nobody access to the spaces of others.',
  example: 'member',
});
export type UserRole = z.output<typeof UserRole>;

export const PersonName = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'The name to show.', example: 'Ada Lovelace' });
export const Email = z
  .email()
  .max(254)
  .meta({ description: 'Unique in this instance, whatever the case.', example: 'ada@example.com' });
export const NewPassword = z.string().min(12).max(256).meta({
  format: 'password',
  description: 'The password to sign in with. The most common ones are refused.',
  example: 'correct horse battery',
});

export const User = z
  .object({
    id: UserId,
    handle: Handle,
    name: PersonName,
    email: Email,
    role: UserRole,
    disabled: z
      .boolean()
      .meta({ description: 'Disabled users cannot sign in, and their keys do not work.', example: false }),
    pending: z.boolean().meta({
      description: 'Whether they have yet to choose a password, and cannot sign in before.',
      example: false,
    }),
    secondFactor: z.boolean().meta({
      description: 'Whether signing in takes a code beside the password.',
      example: false,
    }),
    usedBytes: z.int().min(0).max(Number.MAX_SAFE_INTEGER).meta({
      description: 'How many bytes the versions have that they made, wherever these lie but in deleted spaces.',
      example: 2048,
    }),
    quotaBytes: QuotaBytes,
    createdAt: time('When the user was created.'),
    modifiedAt: time('When the user was last changed.'),
  })
  .meta({ id: 'User', description: 'A person with an account.' });
export type User = z.output<typeof User>;

export const ListedUser = z
  .object({
    ...User.shape,
    invitedUntil: time('Until when their invitation works; null: they have none that does.').nullable(),
  })
  .meta({ id: 'ListedUser', description: 'A person with an account, as their admins see them.' });
export type ListedUser = z.output<typeof ListedUser>;

export const UserPage = page(ListedUser).meta({ id: 'UserPage', description: 'A page of users.' });
export type UserPage = z.output<typeof UserPage>;

export const NewUser = z
  .strictObject({
    name: PersonName,
    email: Email,
    role: UserRole,
    password: NewPassword.optional().meta({
      description: 'The password to sign in with. Absent: they choose one themselves, by the invitation in the answer.',
      example: 'correct horse battery',
    }),
    handle: Handle.optional().meta({
      description: "Made from the email address's local part when absent, with a number if that is taken.",
      example: 'ada',
    }),
    quotaBytes: QuotaBytes.optional(),
  })
  .meta({ id: 'NewUser', description: 'A user to create.' });
export type NewUser = z.output<typeof NewUser>;

export const UserReplacement = z
  .strictObject({
    name: PersonName,
    email: Email,
    role: UserRole,
    disabled: User.shape.disabled,
    handle: Handle,
    quotaBytes: QuotaBytes.optional(),
  })
  .meta({
    id: 'UserReplacement',
    description: 'Everything about a user that can be set, but the password. Without `quotaBytes` the quota stays.',
  });
export type UserReplacement = z.output<typeof UserReplacement>;

export const UserPatch = z
  .strictObject({
    name: PersonName.optional(),
    email: Email.optional(),
    role: UserRole.optional(),
    disabled: User.shape.disabled.optional(),
    handle: Handle.optional(),
    password: NewPassword.optional(),
    quotaBytes: QuotaBytes.optional(),
  })
  .meta({ id: 'UserPatch', description: 'What to change about a user. What is left out stays.' });
export type UserPatch = z.output<typeof UserPatch>;

export const Scope = z.enum(scopes).meta({
  id: 'Scope',
  description: 'Something a key may do.',
  example: 'files:read',
});
export type Scope = z.output<typeof Scope>;

export const Me = z
  .object({
    ...User.shape,
    personalSpace: z.string().max(255).meta({ description: 'The name of your own space.', example: '~ada' }),
    scopes: z
      .array(Scope)
      .max(scopes.length)
      .meta({ description: 'What this credential may do. A session may do everything.', example: ['files:read'] }),
  })
  .meta({ id: 'Me', description: 'The caller, and what the credential at hand may do.' });
export type Me = z.output<typeof Me>;

export const MePatch = z
  .strictObject({ name: PersonName.optional(), email: Email.optional() })
  .meta({ id: 'MePatch', description: 'What to change about yourself. What is left out stays.' });
export type MePatch = z.output<typeof MePatch>;

export const PasswordChange = z
  .strictObject({
    currentPassword: z
      .string()
      .min(1)
      .max(256)
      .meta({ format: 'password', description: 'The password as it is.', example: 'correct horse battery' }),
    newPassword: NewPassword.meta({ description: 'The password as it shall be.', example: 'staple on a blue moon' }),
  })
  .meta({ id: 'PasswordChange', description: 'A new password, and the old one as proof.' });
export type PasswordChange = z.output<typeof PasswordChange>;
