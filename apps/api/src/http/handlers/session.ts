import type { getSession, listSessions, revokeSession, revokeSessions, signIn, signOut } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { noSessionCookie } from '#http/session-cookie.ts';
import { sessionReply } from '#http/session-reply.ts';
import * as sessions from '#services/sessions.ts';

export const create: Handler<typeof signIn> = async ({ context, body }) =>
  sessionReply(context, await sessions.signIn(context, body));

export const get: Handler<typeof getSession> = async ({ context }) => ({
  status: 200,
  body: await sessions.getSession(context),
});

export const remove: Handler<typeof signOut> = async ({ context }) => {
  await sessions.signOut(context);
  return { status: 204, headers: noSessionCookie(context.origin) };
};

export const list: Handler<typeof listSessions> = async ({ context, query }) => ({
  status: 200,
  body: await sessions.listSessions(context, query),
});

export const revoke: Handler<typeof revokeSession> = async ({ context, params }) => {
  await sessions.revokeSession(context, params);
  return { status: 204 };
};

export const revokeAll: Handler<typeof revokeSessions> = async ({ context, query }) => {
  await sessions.revokeSessions(context, query);
  return { status: 204, headers: query.keepCurrent ? {} : noSessionCookie(context.origin) };
};
