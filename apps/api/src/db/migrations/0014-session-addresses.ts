import type { Migration } from '#db/migrate.ts';

/** Where somebody signed in from, so that they know their own sessions from another's. */
export const sessionAddresses: Migration = {
  id: '0014-session-addresses',
  statements: ({ text }) => [`alter table sessions add column address ${text}`],
};
