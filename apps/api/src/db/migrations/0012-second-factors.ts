import type { Migration } from '#db/migrate.ts';

/** Codes beside the password, for those who want them. */
export const secondFactors: Migration = {
  id: '0012-second-factors',
  statements: ({ text, int }) => [
    `alter table users add column second_factor_at ${int}`,
    `create table second_factors (
      user_id ${text} primary key references users (id) on delete cascade,
      secret ${text} not null,
      last_step ${int} not null
    )`,
    `create table recovery_codes (
      user_id ${text} not null references users (id) on delete cascade,
      code_hash ${text} not null,
      primary key (user_id, code_hash)
    )`,
  ],
};
