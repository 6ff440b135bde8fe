import type { createApiKey, listApiKeys, revokeApiKey } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as apiKeys from '#services/api-keys.ts';

export const list: Handler<typeof listApiKeys> = async ({ context, query }) => ({
  status: 200,
  body: await apiKeys.listApiKeys(context, query),
});

export const create: Handler<typeof createApiKey> = async ({ context, body }) => ({
  status: 201,
  body: await apiKeys.createApiKey(context, body),
});

export const revoke: Handler<typeof revokeApiKey> = async ({ context, params }) => {
  await apiKeys.revokeApiKey(context, params);
  return { status: 204 };
};
