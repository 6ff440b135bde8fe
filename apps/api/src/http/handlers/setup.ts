import type { completeSetup, getSetup } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { sessionCookie } from '#http/session-cookie.ts';
import * as service from '#services/setup.ts';

export const get: Handler<typeof getSetup> = async ({ context }) => ({
  status: 200,
  body: await service.getSetup(context),
});

export const complete: Handler<typeof completeSetup> = async ({ context, body }) => {
  const signedIn = await service.completeSetup(context, body);
  return { status: 201, body: signedIn.session, headers: sessionCookie(context.origin, signedIn) };
};
