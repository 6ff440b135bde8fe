import { any, operation } from '../contract.ts';
import { Me, MePatch, PasswordChange } from '../schemas/user.ts';

export const getMe = operation({
  operationId: 'getMe',
  method: 'GET',
  path: '/me',
  tags: ['Me'],
  summary: 'Show yourself',
  description: 'Shows the user that the credential stands for, and what it may do.',
  auth: any,
  responses: { 200: { description: 'You.', content: { 'application/json': Me } } },
});

export const updateMe = operation({
  operationId: 'updateMe',
  method: 'PATCH',
  path: '/me',
  tags: ['Me'],
  summary: 'Change your name or email address',
  description: 'Changes what is sent and leaves the rest. An admin changes handles and roles.',
  auth: any,
  scope: 'users:write',
  body: MePatch,
  responses: { 200: { description: 'You, as you are now.', content: { 'application/json': Me } } },
  errors: ['email_taken', 'insufficient_storage'],
});

export const changePassword = operation({
  operationId: 'changePassword',
  method: 'PUT',
  path: '/me/password',
  tags: ['Me'],
  summary: 'Change your password',
  description: 'Takes the current password as proof. Every other session of yours ends.',
  auth: ['session'],
  body: PasswordChange,
  responses: { 204: { description: 'The new password holds.' } },
  errors: ['wrong_password', 'unavailable', 'insufficient_storage'],
});
