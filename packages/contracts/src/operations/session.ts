import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { operation } from '../contract.ts';
import { SessionId } from '../schemas/ids.ts';
import { Credentials, Session, SessionCookie, SessionPage } from '../schemas/session.ts';

export const signIn = operation({
  operationId: 'signIn',
  method: 'POST',
  path: '/session',
  tags: ['Session'],
  summary: 'Sign in',
  description:
    'Checks the password, and the code of a second factor where the account has one, and sets the session cookie. Without the code it answers ' +
    '`second_factor_required`. After several failures in a row, further attempts are refused for a while.',
  auth: 'public',
  body: Credentials,
  responses: {
    201: { description: 'Signed in.', headers: SessionCookie, content: { 'application/json': Session } },
  },
  errors: [
    'invalid_credentials',
    'second_factor_required',
    'wrong_code',
    'account_disabled',
    'unavailable',
    'insufficient_storage',
  ],
});

export const getSession = operation({
  operationId: 'getSession',
  method: 'GET',
  path: '/session',
  tags: ['Session'],
  summary: 'Show the session',
  description: 'Shows who is signed in with this cookie, since when and with what device.',
  auth: ['session'],
  responses: { 200: { description: 'The session.', content: { 'application/json': Session } } },
});

export const signOut = operation({
  operationId: 'signOut',
  method: 'DELETE',
  path: '/session',
  tags: ['Session'],
  summary: 'Sign out',
  description: 'Ends the session and clears its cookie.',
  auth: ['session'],
  responses: { 204: { description: 'Signed out.', headers: SessionCookie } },
  errors: ['insufficient_storage'],
});

export const listSessions = operation({
  operationId: 'listSessions',
  method: 'GET',
  path: '/sessions',
  tags: ['Session'],
  summary: 'List your sessions',
  description: 'Lists the browsers that you are signed in with, the latest first, and says which of them asks.',
  auth: ['session'],
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page of sessions.', content: { 'application/json': SessionPage } } },
});

export const revokeSessions = operation({
  operationId: 'revokeSessions',
  method: 'DELETE',
  path: '/sessions',
  tags: ['Session'],
  summary: 'Sign out everywhere',
  description: 'Ends all of your sessions: the one that asks too, unless it is to stay. Keys go on working.',
  auth: ['session'],
  query: z.object({
    keepCurrent: z
      .boolean()
      .default(false)
      .meta({ description: 'Leave the session that asks, and end the others.', example: true }),
  }),
  responses: { 204: { description: 'Signed out everywhere.', headers: SessionCookie.partial() } },
  errors: ['insufficient_storage'],
});

export const revokeSession = operation({
  operationId: 'revokeSession',
  method: 'DELETE',
  path: '/sessions/{id}',
  tags: ['Session'],
  summary: 'End one of your sessions',
  description: 'Signs one browser out, at once.',
  auth: ['session'],
  params: z.object({ id: SessionId }),
  responses: { 204: { description: 'The session has ended.' } },
  errors: ['session_not_found', 'insufficient_storage'],
});
