import type { completeSetup, getSetup } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { sessionReply } from '#http/session-reply.ts';
import * as service from '#services/setup.ts';

export const get: Handler<typeof getSetup> = async ({ context }) => ({
  status: 200,
  body: await service.getSetup(context),
});

export const complete: Handler<typeof completeSetup> = async ({ context, body }) =>
  sessionReply(context, await service.completeSetup(context, body));
