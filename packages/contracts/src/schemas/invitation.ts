import { z } from 'zod';

import { InvitationId } from './ids.ts';
import { SecondFactorCode } from './second-factor.ts';
import { time } from './time.ts';
import { Email, NewPassword, PersonName, User } from './user.ts';

/** `{token}` in a URL. */
export const InvitationToken = z
  .string()
  .min(43)
  .max(43)
  .regex(/^[\w-]{43}$/)
  .meta({
    description: 'The secret in the address that was handed over.',
    example: 'kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI',
  });

const expiresAt = time('When it stops working.', '2026-01-22T09:30:00.000Z');

export const Invitation = z
  .object({ name: PersonName, email: Email, expiresAt })
  .meta({ id: 'Invitation', description: 'Whom an invitation is for.' });
export type Invitation = z.output<typeof Invitation>;

export const CreatedInvitation = z
  .object({
    id: InvitationId,
    token: InvitationToken.meta({ description: 'The secret. It is shown this once and kept nowhere.' }),
    url: z
      .string()
      .max(512)
      .regex(/^https?:\/\/[^\s]+$/)
      .meta({
        description: 'The page on which they choose a password. Hand it over yourself: Sheaf sends no mail.',
        example: 'https://files.example.com/invitations/kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI',
      }),
    expiresAt,
  })
  .meta({ id: 'CreatedInvitation', description: 'A way for one person to choose a password. It works once.' });
export type CreatedInvitation = z.output<typeof CreatedInvitation>;

export const InvitationAcceptance = z
  .strictObject({
    password: NewPassword,
    code: SecondFactorCode.optional().meta({
      description: 'Six digits from the app, or a recovery code, when the account has a second factor.',
      example: '287082',
    }),
  })
  .meta({ id: 'InvitationAcceptance', description: 'The password that the person has chosen.' });
export type InvitationAcceptance = z.output<typeof InvitationAcceptance>;

export const CreatedUser = z
  .object({
    ...User.shape,
    invitation: CreatedInvitation.nullable().meta({
      description: 'How they choose a password; null when they were given one.',
    }),
  })
  .meta({ id: 'CreatedUser', description: 'A new user and, without a password, their invitation.' });
export type CreatedUser = z.output<typeof CreatedUser>;
