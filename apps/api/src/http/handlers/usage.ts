import type { getUsage, setSpaceQuota } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as usage from '#services/usage.ts';

export const get: Handler<typeof getUsage> = async ({ context, query }) => ({
  status: 200,
  body: await usage.getUsage(context, query),
});

export const setQuota: Handler<typeof setSpaceQuota> = async ({ context, params, body }) => ({
  status: 200,
  body: await usage.setSpaceQuota(context, { ...params, ...body }),
});
