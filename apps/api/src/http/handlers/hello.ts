import type * as contract from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';

export const hello: Handler<typeof contract.hello> = () => ({
  status: 200,
  body: { message: 'Hello World' },
});
