import type { exportAudit } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as audit from '#services/audit.ts';

export const exportAll: Handler<typeof exportAudit> = async ({ context, query }) => ({
  status: 200,
  body: await audit.exportAudit(context, query),
});
