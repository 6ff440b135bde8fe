import type { createShare, listShares, revokeShare, updateShare } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import type { Settle } from '#services/changes.ts';
import * as shares from '#services/shares.ts';

export const list: Handler<typeof listShares> = async ({ context, query }) => ({
  status: 200,
  body: await shares.listShares(context, query),
});

export const create: Handler<typeof createShare> = ({ context, body, once }) =>
  once(
    (settle?: Settle<shares.IssuedShare>) => shares.createShare(context, body, settle),
    (share) => ({ status: 201, body: { ...share, url: `${context.origin}/s/${share.token}` } }),
  );

export const update: Handler<typeof updateShare> = async ({ context, params, body }) => ({
  status: 200,
  body: await shares.updateShare(context, { ...params, ...body }),
});

export const revoke: Handler<typeof revokeShare> = async ({ context, params }) => {
  await shares.revokeShare(context, params);
  return { status: 204 };
};
