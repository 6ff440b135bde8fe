import type { CreatedApiKey, createApiKey, listApiKeys, revokeApiKey } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as apiKeys from '#services/api-keys.ts';
import type { Settle } from '#services/changes.ts';

export const list: Handler<typeof listApiKeys> = async ({ context, query }) => ({
  status: 200,
  body: await apiKeys.listApiKeys(context, query),
});

export const create: Handler<typeof createApiKey> = ({ context, body, once }) =>
  once(
    (settle?: Settle<CreatedApiKey>) => apiKeys.createApiKey(context, body, settle),
    (key) => ({ status: 201, body: key }),
  );

export const revoke: Handler<typeof revokeApiKey> = async ({ context, params }) => {
  await apiKeys.revokeApiKey(context, params);
  return { status: 204 };
};
