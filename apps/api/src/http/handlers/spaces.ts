import type { Space, createSpace, deleteSpace, getSpace, listSpaces, updateSpace } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import type { Settle } from '#services/changes.ts';
import * as spaces from '#services/spaces.ts';

export const list: Handler<typeof listSpaces> = async ({ context, query }) => ({
  status: 200,
  body: await spaces.listSpaces(context, query),
});

export const create: Handler<typeof createSpace> = ({ context, body, once }) =>
  once(
    (settle?: Settle<Space>) => spaces.createSpace(context, body, settle),
    (space) => ({ status: 201, body: space, headers: { location: `/api/spaces/${space.id}` } }),
  );

export const get: Handler<typeof getSpace> = async ({ context, params }) => ({
  status: 200,
  body: await spaces.getSpace(context, params),
});

export const update: Handler<typeof updateSpace> = async ({ context, params, body }) => ({
  status: 200,
  body: await spaces.updateSpace(context, { ...params, ...body }),
});

export const remove: Handler<typeof deleteSpace> = async ({ context, params }) => {
  await spaces.deleteSpace(context, params);
  return { status: 204 };
};
