import type { changePassword as changePasswordOperation, getMe, updateMe } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as me from '#services/me.ts';

export const get: Handler<typeof getMe> = async ({ context }) => ({
  status: 200,
  body: await me.getMe(context),
});

export const update: Handler<typeof updateMe> = async ({ context, body }) => ({
  status: 200,
  body: await me.updateMe(context, body),
});

export const changePassword: Handler<typeof changePasswordOperation> = async ({ context, body }) => {
  await me.changePassword(context, body);
  return { status: 204 };
};
