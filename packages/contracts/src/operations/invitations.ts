import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { UserId } from '../schemas/ids.ts';
import { CreatedInvitation, Invitation, InvitationAcceptance, InvitationToken } from '../schemas/invitation.ts';
import { Session, SessionCookie } from '../schemas/session.ts';

const params = z.object({ token: InvitationToken });

export const createInvitation = operation({
  operationId: 'createInvitation',
  method: 'POST',
  path: '/users/{id}/invitations',
  tags: ['Invitations'],
  summary: 'Let a user choose a new password',
  description:
    'Makes an address by which the user chooses a password, once and within a week: for those who have forgotten theirs, or have lost ' +
    'their invitation. It ends the one before. The password that they have holds until then. For admins.',
  auth: any,
  scope: 'users:write',
  params: z.object({ id: UserId }),
  idempotency: 'secret',
  responses: {
    201: { description: 'The invitation with its secret.', content: { 'application/json': CreatedInvitation } },
  },
  errors: ['user_not_found', 'insufficient_storage'],
});

export const getInvitation = operation({
  operationId: 'getInvitation',
  method: 'GET',
  path: '/invitations/{token}',
  tags: ['Invitations'],
  summary: 'Show an invitation',
  description: 'Shows whom an invitation is for, as long as it works.',
  auth: 'public',
  params,
  responses: { 200: { description: 'The invitation.', content: { 'application/json': Invitation } } },
  errors: ['invitation_not_found'],
});

export const acceptInvitation = operation({
  operationId: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/{token}',
  tags: ['Invitations'],
  summary: 'Choose a password',
  description:
    'Sets the password of the invited person and signs them in; their other sessions end. It works once, and takes a code where the ' +
    'account has a second factor.',
  auth: 'public',
  params,
  body: InvitationAcceptance,
  responses: {
    201: {
      description: 'The password holds, and they are signed in.',
      headers: z.object(SessionCookie.shape),
      content: { 'application/json': Session },
    },
  },
  errors: ['invitation_not_found', 'second_factor_required', 'wrong_code', 'unavailable', 'insufficient_storage'],
});
