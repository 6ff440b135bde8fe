import type { listMembers, putMember, removeMember } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as members from '#services/members.ts';

export const list: Handler<typeof listMembers> = async ({ context, params, query }) => ({
  status: 200,
  body: await members.listMembers(context, { ...params, ...query }),
});

export const put: Handler<typeof putMember> = async ({ context, params, body }) => {
  const { member, outcome } = await members.putMember(context, { ...params, ...body });
  return { status: outcome === 'added' ? 201 : 200, body: member };
};

export const remove: Handler<typeof removeMember> = async ({ context, params }) => {
  await members.removeMember(context, params);
  return { status: 204 };
};
