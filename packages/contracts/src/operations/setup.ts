import { z } from 'zod';

import { operation } from '../contract.ts';
import { Session, SessionCookie } from '../schemas/session.ts';
import { Setup, SetupRequest } from '../schemas/setup.ts';

export const getSetup = operation({
  operationId: 'getSetup',
  method: 'GET',
  path: '/setup',
  tags: ['Set-up'],
  summary: 'Tell whether this instance has been set up',
  description: 'A new instance has no users. Until it has its first admin, nobody can sign in.',
  auth: 'public',
  responses: { 200: { description: 'How far the set-up is.', content: { 'application/json': Setup } } },
});

export const completeSetup = operation({
  operationId: 'completeSetup',
  method: 'POST',
  path: '/setup',
  tags: ['Set-up'],
  summary: 'Create the first admin',
  description:
    'Creates the first admin, their personal space and the space `shared`, and signs them in. The token stands in the address ' +
    'that the server printed when it started. It works once.',
  auth: 'public',
  body: SetupRequest,
  responses: {
    201: {
      description: 'The admin is there and signed in.',
      headers: z.object(SessionCookie.shape),
      content: { 'application/json': Session },
    },
  },
  errors: ['invalid_setup_token', 'already_set_up', 'unavailable', 'insufficient_storage'],
});
