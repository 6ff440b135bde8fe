import type { createUser, deleteUser, getUser, listUsers, replaceUser, updateUser } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { withUrl } from '#http/handlers/invitations.ts';
import type { Settle } from '#services/changes.ts';
import * as removal from '#services/user-removal.ts';
import * as users from '#services/users.ts';

export const list: Handler<typeof listUsers> = async ({ context, query }) => ({
  status: 200,
  body: await users.listUsers(context, query),
});

export const create: Handler<typeof createUser> = ({ context, body, once }) =>
  once(
    (settle?: Settle<users.Newcomer>) => users.createUser(context, body, settle),
    ({ user, invitation }) => ({
      status: 201,
      body: { ...user, invitation: invitation && withUrl(context, invitation) },
      headers: { location: `/api/users/${user.id}` },
    }),
  );

export const get: Handler<typeof getUser> = async ({ context, params }) => ({
  status: 200,
  body: await users.getUser(context, params),
});

export const replace: Handler<typeof replaceUser> = async ({ context, params, body }) => ({
  status: 200,
  body: await users.replaceUser(context, { ...params, ...body }),
});

export const update: Handler<typeof updateUser> = async ({ context, params, body }) => ({
  status: 200,
  body: await users.updateUser(context, { ...params, ...body }),
});

export const remove: Handler<typeof deleteUser> = async ({ context, params, query }) => {
  await removal.deleteUser(context, { ...params, ...query });
  return { status: 204 };
};
