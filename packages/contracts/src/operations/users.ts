import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { UserId } from '../schemas/ids.ts';
import { CreatedUser } from '../schemas/invitation.ts';
import { Location } from '../schemas/location.ts';
import { NewUser, User, UserPage, UserPatch, UserReplacement } from '../schemas/user.ts';

const params = z.object({ id: UserId });

export const listUsers = operation({
  operationId: 'listUsers',
  method: 'GET',
  path: '/users',
  tags: ['Users'],
  summary: 'List users',
  description: 'Lists everybody with an account, the oldest first. For admins.',
  auth: any,
  scope: 'users:read',
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page of users.', content: { 'application/json': UserPage } } },
});

export const createUser = operation({
  operationId: 'createUser',
  method: 'POST',
  path: '/users',
  tags: ['Users'],
  summary: 'Create a user',
  description:
    'Creates a user with a personal space, and makes them an editor of the space `shared`. Without a password the answer bears an ' +
    'invitation, by which they choose their own. For admins.',
  auth: any,
  scope: 'users:write',
  body: NewUser,
  idempotency: { secretIn: 'invitation' },
  responses: {
    201: { description: 'The new user.', headers: Location, content: { 'application/json': CreatedUser } },
  },
  errors: ['email_taken', 'handle_taken', 'unavailable', 'insufficient_storage'],
});

export const getUser = operation({
  operationId: 'getUser',
  method: 'GET',
  path: '/users/{id}',
  tags: ['Users'],
  summary: 'Show a user',
  description: 'Shows one user. For admins.',
  auth: any,
  scope: 'users:read',
  params,
  responses: { 200: { description: 'The user.', content: { 'application/json': User } } },
  errors: ['user_not_found'],
});

export const replaceUser = operation({
  operationId: 'replaceUser',
  method: 'PUT',
  path: '/users/{id}',
  tags: ['Users'],
  summary: 'Replace a user',
  description:
    'Sets everything about a user but the password. A new handle renames the personal space; disabling ends their sessions. For admins.',
  auth: any,
  scope: 'users:write',
  params,
  body: UserReplacement,
  responses: { 200: { description: 'The user as it is now.', content: { 'application/json': User } } },
  errors: ['user_not_found', 'email_taken', 'handle_taken', 'last_admin', 'insufficient_storage'],
});

export const updateUser = operation({
  operationId: 'updateUser',
  method: 'PATCH',
  path: '/users/{id}',
  tags: ['Users'],
  summary: 'Change a user',
  description:
    'Changes what is sent and leaves the rest. A new handle renames the personal space; disabling, and a new password, end their sessions, and a new password their invitation. For admins.',
  auth: any,
  scope: 'users:write',
  params,
  body: UserPatch,
  responses: { 200: { description: 'The user as it is now.', content: { 'application/json': User } } },
  errors: ['user_not_found', 'email_taken', 'handle_taken', 'last_admin', 'unavailable', 'insufficient_storage'],
});

export const deleteUser = operation({
  operationId: 'deleteUser',
  method: 'DELETE',
  path: '/users/{id}',
  tags: ['Users'],
  summary: 'Delete a user',
  description:
    'Deletes a user with their sessions and keys. What becomes of the personal space, and of spaces that nobody else owns, is ' +
    'never guessed: `transfer` makes the user in `to` their owner, `trash` deletes them. For admins.',
  auth: any,
  scope: 'users:write',
  params,
  query: z.object({
    space: z
      .enum(['transfer', 'trash'])
      .meta({ description: 'What becomes of the spaces that only this user owns.', example: 'transfer' }),
    to: UserId.optional().meta({
      description: 'Who gets them. Needed with `transfer`, refused with `trash`.',
      example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab',
    }),
  }),
  responses: { 204: { description: 'The user is gone.' } },
  errors: ['user_not_found', 'last_admin', 'insufficient_storage'],
});
