import { defineContract } from '@sheaf/contract-kit';

import { problems as problemTable } from './problems.ts';
import { scopes as scopeList } from './scopes.ts';

/** Sheaf's problems, credentials and scopes, and the `operation()` that knows them. */
export const contract = defineContract({
  problems: problemTable,
  scopes: scopeList,
  digests: true,
  rateLimited: true,
  security: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'sheaf_session',
      description:
        'The cookie that `signIn` sets, for browsers. Its name is `sheaf_session` over http and `__Host-sheaf_session` over https. ' +
        'A request that changes something must come from the pages of this origin.',
    },
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      description:
        'A key from `createApiKey`, for programs: `Authorization: Bearer shf_…`. It may do what its scopes say.',
    },
  },
});
export const { operation, problems, security, scopes } = contract;

/** Operations for people and programs alike. */
export const any = ['session', 'apiKey'] as const;
