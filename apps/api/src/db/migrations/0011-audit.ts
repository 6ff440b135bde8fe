import type { Migration } from '#db/migrate.ts';

/** Where changes came from, and a way through all of them in order of time. */
export const audit: Migration = {
  id: '0011-audit',
  statements: ({ text }) => [
    `alter table changes add column via ${text}`,
    `alter table changes add column credential_id ${text}`,
    `alter table changes add column address ${text}`,
    `alter table changes add column user_agent ${text}`,
    'create index changes_at on changes (at, space_id, seq)',
  ],
};
