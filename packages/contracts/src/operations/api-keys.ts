import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { operation } from '../contract.ts';
import { ApiKeyPage, CreatedApiKey, NewApiKey } from '../schemas/api-key.ts';
import { ApiKeyId } from '../schemas/ids.ts';

export const listApiKeys = operation({
  operationId: 'listApiKeys',
  method: 'GET',
  path: '/api-keys',
  tags: ['API keys'],
  summary: 'List your API keys',
  description: 'Lists your own keys, the oldest first, without their secrets.',
  auth: ['session'],
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page of keys.', content: { 'application/json': ApiKeyPage } } },
});

export const createApiKey = operation({
  operationId: 'createApiKey',
  method: 'POST',
  path: '/api-keys',
  tags: ['API keys'],
  summary: 'Create an API key',
  description: 'Creates a key that acts for you. Its secret is in this answer and never shown again.',
  auth: ['session'],
  body: NewApiKey,
  idempotency: 'secret',
  responses: { 201: { description: 'The key with its secret.', content: { 'application/json': CreatedApiKey } } },
  errors: ['space_not_found', 'insufficient_storage'],
});

export const revokeApiKey = operation({
  operationId: 'revokeApiKey',
  method: 'DELETE',
  path: '/api-keys/{id}',
  tags: ['API keys'],
  summary: 'Revoke an API key',
  description: 'The key stops working at once.',
  auth: ['session'],
  params: z.object({ id: ApiKeyId }),
  responses: { 204: { description: 'The key is gone.' } },
  errors: ['api_key_not_found', 'insufficient_storage'],
});
