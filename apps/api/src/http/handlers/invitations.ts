import type { CreatedInvitation, acceptInvitation, createInvitation, getInvitation } from '@sheaf/contracts';

import type { Handler, HttpContext } from '#http/api.ts';
import { sessionReply } from '#http/session-reply.ts';
import type { Settle } from '#services/changes.ts';
import * as invitations from '#services/invitations.ts';

export const create: Handler<typeof createInvitation> = ({ context, params, once }) =>
  once(
    (settle?: Settle<invitations.IssuedInvitation>) => invitations.createInvitation(context, params, settle),
    (invitation) => ({ status: 201, body: withUrl(context, invitation) }),
  );

export const get: Handler<typeof getInvitation> = async ({ context, params }) => ({
  status: 200,
  body: await invitations.getInvitation(context, params),
});

export const accept: Handler<typeof acceptInvitation> = async ({ context, params, body }) =>
  sessionReply(context, await invitations.acceptInvitation(context, { ...params, ...body }));

/** With the address of its page in the web app. */
export function withUrl({ origin }: HttpContext, invitation: invitations.IssuedInvitation): CreatedInvitation {
  return { ...invitation, url: `${origin}/invitations/${invitation.token}` };
}
