import type * as contract from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as service from '#services/search.ts';

export const search: Handler<typeof contract.search> = async ({ context, query }) => ({
  status: 200,
  body: await service.search(context, query),
});
