import type { Handler } from '@sheaf/contract-kit';
import type * as contract from '@sheaf/contracts';

const greeting = { status: 200, body: { message: 'Hello World' } } as const;

/** Takes any context, since it needs none: it runs wherever Web APIs are. */
export const hello: Handler<typeof contract.hello, unknown, unknown> = () => greeting;

export const legacyHello: Handler<typeof contract.legacyHello, unknown, unknown> = () => greeting;
