import { operation } from '../contract.ts';
import { Credentials, Session, SessionCookie } from '../schemas/session.ts';

export const signIn = operation({
  operationId: 'signIn',
  method: 'POST',
  path: '/session',
  tags: ['Session'],
  summary: 'Sign in',
  description:
    'Checks the password and sets the session cookie. After several failures in a row, further attempts are refused for a while.',
  auth: 'public',
  body: Credentials,
  responses: {
    201: { description: 'Signed in.', headers: SessionCookie, content: { 'application/json': Session } },
  },
  errors: ['invalid_credentials', 'account_disabled', 'unavailable'],
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
});
