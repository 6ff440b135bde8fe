import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { scopes } from '../scopes.ts';
import { ApiKeyId, SpaceId } from './ids.ts';
import { time } from './time.ts';
import { Scope } from './user.ts';

const KeyName = z.string().min(1).max(100).meta({ description: 'What the key is for.', example: 'nightly backup' });
const KeyScopes = z
  .array(Scope)
  .min(1)
  .max(scopes.length)
  .meta({ description: 'What the key may do.', example: ['files:read', 'files:write'] });
const KeySpaces = z.array(SpaceId).min(1).max(100);

export const ApiKey = z
  .object({
    id: ApiKeyId,
    name: KeyName,
    prefix: z.string().max(16).meta({ description: 'How the secret begins, to recognise it by.', example: 'shf_9Xq2' }),
    scopes: KeyScopes,
    spaces: KeySpaces.nullable().meta({
      description: 'The only spaces it works in; null: all of yours.',
      example: null,
    }),
    expiresAt: time('When the key stops working; null: never.', '2027-01-15T09:30:00.000Z').nullable(),
    createdAt: time('When the key was created.'),
    lastUsedAt: time('When the key was last used, to within a minute; null: never.').nullable(),
  })
  .meta({ id: 'ApiKey', description: 'A key for programs. It acts for the user who made it.' });
export type ApiKey = z.output<typeof ApiKey>;

export const ApiKeyPage = page(ApiKey).meta({ id: 'ApiKeyPage', description: 'A page of API keys.' });
export type ApiKeyPage = z.output<typeof ApiKeyPage>;

export const NewApiKey = z
  .strictObject({
    name: KeyName,
    scopes: KeyScopes,
    spaces: KeySpaces.optional().meta({
      description: 'Let it work in these spaces only. Absent: in all of yours.',
      example: ['spc_01k5x3v9a1b2c3d4e5f6g7h8jk'],
    }),
    expiresAt: time('When it shall stop working. Absent: never.', '2027-01-15T09:30:00.000Z').optional(),
  })
  .meta({ id: 'NewApiKey', description: 'A key to create.' });
export type NewApiKey = z.output<typeof NewApiKey>;

export const CreatedApiKey = z
  .object({
    ...ApiKey.shape,
    secret: z
      .string()
      .max(128)
      .regex(/^shf_[\w-]+$/)
      .meta({
        description:
          'What the program sends as `Authorization: Bearer`. It ends in a checksum. It is shown this once and kept nowhere.',
        example: 'shf_9Xq2vV0m4nB7c1Lk8sD3fG6hJ5wE2rT9yU0iOpAzQxM04cb00d6',
      }),
  })
  .meta({ id: 'CreatedApiKey', description: 'A new key with its secret.' });
export type CreatedApiKey = z.output<typeof CreatedApiKey>;
