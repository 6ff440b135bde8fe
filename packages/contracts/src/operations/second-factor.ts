import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { UserId } from '../schemas/ids.ts';
import {
  PasswordProof,
  RecoveryCodes,
  SecondFactor,
  SecondFactorConfirmation,
  SecondFactorSetup,
} from '../schemas/second-factor.ts';

export const getSecondFactor = operation({
  operationId: 'getSecondFactor',
  method: 'GET',
  path: '/me/second-factor',
  tags: ['Second factor'],
  summary: 'Show your second factor',
  description: 'Shows whether signing in takes a code beside your password, and how many recovery codes are left.',
  auth: ['session'],
  responses: { 200: { description: 'Your second factor.', content: { 'application/json': SecondFactor } } },
});

export const startSecondFactor = operation({
  operationId: 'startSecondFactor',
  method: 'PUT',
  path: '/me/second-factor',
  tags: ['Second factor'],
  summary: 'Begin to set up a second factor',
  description:
    'Makes a secret for an authenticator app (TOTP, RFC 6238), in place of one that was never confirmed. Until `confirmSecondFactor` nothing ' +
    'changes about signing in.',
  auth: ['session'],
  body: PasswordProof,
  responses: { 200: { description: 'The secret.', content: { 'application/json': SecondFactorSetup } } },
  errors: ['wrong_password', 'second_factor_on', 'unavailable', 'insufficient_storage'],
});

export const confirmSecondFactor = operation({
  operationId: 'confirmSecondFactor',
  method: 'POST',
  path: '/me/second-factor/confirm',
  tags: ['Second factor'],
  summary: 'Turn the second factor on',
  description:
    'Takes a code of the app. From now on signing in takes one, too; every other session of yours ends. Keys go on working.',
  auth: ['session'],
  body: SecondFactorConfirmation,
  responses: { 200: { description: 'The recovery codes.', content: { 'application/json': RecoveryCodes } } },
  errors: ['wrong_code', 'second_factor_on', 'second_factor_missing', 'insufficient_storage'],
});

export const disableSecondFactor = operation({
  operationId: 'disableSecondFactor',
  method: 'POST',
  path: '/me/second-factor/disable',
  tags: ['Second factor'],
  summary: 'Turn the second factor off',
  description: 'From now on your password alone signs you in. The secret and the recovery codes are forgotten.',
  auth: ['session'],
  body: PasswordProof,
  responses: { 204: { description: 'It is off.' } },
  errors: ['wrong_password', 'second_factor_missing', 'unavailable', 'insufficient_storage'],
});

export const replaceRecoveryCodes = operation({
  operationId: 'replaceRecoveryCodes',
  method: 'PUT',
  path: '/me/second-factor/recovery-codes',
  tags: ['Second factor'],
  summary: 'Get new recovery codes',
  description: 'Makes new recovery codes. Those from before no longer work.',
  auth: ['session'],
  body: PasswordProof,
  responses: { 200: { description: 'The new codes.', content: { 'application/json': RecoveryCodes } } },
  errors: ['wrong_password', 'second_factor_missing', 'unavailable', 'insufficient_storage'],
});

export const removeSecondFactor = operation({
  operationId: 'removeSecondFactor',
  method: 'DELETE',
  path: '/users/{id}/second-factor',
  tags: ['Second factor'],
  summary: "Turn a user's second factor off",
  description:
    'For somebody who has lost their device and their recovery codes. Their sessions end, and their password alone signs them in. For admins.',
  auth: any,
  scope: 'users:write',
  params: z.object({ id: UserId }),
  responses: { 204: { description: 'They have none.' } },
  errors: ['user_not_found', 'insufficient_storage'],
});
