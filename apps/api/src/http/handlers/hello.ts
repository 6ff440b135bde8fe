import type * as contract from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';

const greeting = { status: 200, body: { message: 'Hello World' } } as const;

export const hello: Handler<typeof contract.hello> = () => greeting;

export const legacyHello: Handler<typeof contract.legacyHello> = () => greeting;
