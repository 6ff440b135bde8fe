import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { SpaceRole } from './space.ts';
import { time } from './time.ts';
import { User } from './user.ts';

/** `{userId}` in a URL. No handle has an underscore or an @, so that none is taken for an id or an address. */
export const UserRef = z
  .string()
  .min(1)
  .max(254)
  .regex(/^(?:usr_[0-7][0-9a-hjkmnp-tv-z]{25}|[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?|[\w.'+-]+@[A-Za-z0-9.-]+)$/)
  .meta({ description: 'The id, the handle or the whole email address of a user.', example: 'ada' });

export const Member = z
  .object({
    user: z
      .object({ id: User.shape.id, handle: User.shape.handle, name: User.shape.name })
      .meta({ description: 'Who it is.' }),
    role: SpaceRole,
    createdAt: time('Since when they have been a member.'),
  })
  .meta({ id: 'Member', description: 'A member of a space.' });
export type Member = z.output<typeof Member>;

export const MemberPage = page(Member).meta({ id: 'MemberPage', description: 'A page of members.' });
export type MemberPage = z.output<typeof MemberPage>;

export const Membership = z
  .strictObject({ role: SpaceRole })
  .meta({ id: 'Membership', description: 'What a member may do.', example: { role: 'viewer' } });
export type Membership = z.output<typeof Membership>;
