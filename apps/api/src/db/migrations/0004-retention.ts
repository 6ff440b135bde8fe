import type { Migration } from '#db/migrate.ts';

/** How long a space keeps what was deleted and what was replaced; null: for ever. */
export const retention: Migration = {
  id: '0004-retention',
  statements: ({ int }) => [
    `alter table spaces add column trash_days ${int}`,
    `alter table spaces add column keep_versions ${int}`,
    `alter table spaces add column keep_version_days ${int}`,
  ],
};
