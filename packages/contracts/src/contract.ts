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
    share: {
      type: 'apiKey',
      in: 'cookie',
      name: 'sheaf_share',
      description:
        'What opens a share link is the token in its path. Where the link has a password, it takes this cookie too, which `unlockShare` ' +
        'sets: for this link alone, until the password is changed, eight hours at most.',
    },
  },
});
export const { operation, problems, security, scopes } = contract;

/** Operations for people and programs alike. */
export const any = ['session', 'apiKey'] as const;

/** For whoever has a link: without a password the token in the path is all it takes. */
export const share = ['share', 'anonymous'] as const;
