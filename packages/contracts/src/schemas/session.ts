import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { SessionId } from './ids.ts';
import { SecondFactorCode } from './second-factor.ts';
import { time } from './time.ts';
import { Email, User } from './user.ts';

export const Session = z
  .object({
    id: SessionId,
    user: User,
    userAgent: z.string().max(512).nullable().meta({
      description: 'What the device said about itself when it signed in.',
      example: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }),
    address: z.string().max(64).nullable().meta({
      description: 'The network address that the user signed in from; null: it happened before this was recorded.',
      example: '192.0.2.17',
    }),
    createdAt: time('When the user signed in.'),
    lastSeenAt: time('When the session was last used, to within a minute.'),
    expiresAt: time('When the session ends if it is not used until then.', '2026-02-14T09:30:00.000Z'),
  })
  .meta({ id: 'Session', description: 'A signed-in browser.' });
export type Session = z.output<typeof Session>;

export const ListedSession = z
  .object({
    id: Session.shape.id,
    current: z.boolean().meta({ description: 'Whether it is the one that asks.', example: true }),
    userAgent: Session.shape.userAgent,
    address: Session.shape.address,
    createdAt: Session.shape.createdAt,
    lastSeenAt: Session.shape.lastSeenAt,
    expiresAt: Session.shape.expiresAt,
  })
  .meta({ id: 'ListedSession', description: 'A browser that you are signed in with.' });
export type ListedSession = z.output<typeof ListedSession>;

export const SessionPage = page(ListedSession).meta({ id: 'SessionPage', description: 'A page of sessions.' });
export type SessionPage = z.output<typeof SessionPage>;

export const Credentials = z
  .strictObject({
    email: Email,
    password: z
      .string()
      .min(1)
      .max(256)
      .meta({ format: 'password', description: 'The password.', example: 'correct horse battery' }),
    code: SecondFactorCode.optional().meta({
      description: 'Six digits from the app, or a recovery code, when the account has a second factor.',
      example: '287082',
    }),
  })
  .meta({ id: 'Credentials', description: 'What a person signs in with.' });
export type Credentials = z.output<typeof Credentials>;

/** The session cookie, set or cleared. */
export const SessionCookie = z.object({
  'set-cookie': z.string().max(1024).meta({
    description: 'The session cookie: HttpOnly, SameSite=Lax.',
    example: 'sheaf_session=bXlzZWNyZXQ; Path=/; Expires=Sat, 14 Feb 2026 09:30:00 GMT; HttpOnly; SameSite=Lax',
  }),
});
