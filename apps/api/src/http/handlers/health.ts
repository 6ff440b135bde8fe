import type { getHealth } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as service from '#services/health.ts';

export const get: Handler<typeof getHealth> = async ({ context, accept }) => {
  const health = await service.getHealth(context);
  const status = health.status === 'ok' ? 200 : 503;
  if (accept !== 'text/plain') return { status, type: 'application/json', body: health };
  const failed = health.checks.filter(({ ok }) => !ok).map(({ name }) => name);
  return { status, type: accept, body: status === 200 ? 'ok' : `failing: ${failed.join(', ')}` };
};
