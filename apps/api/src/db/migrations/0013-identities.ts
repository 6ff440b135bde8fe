import type { Migration } from '#db/migrate.ts';

/** Whom an identity provider knows as which user. */
export const identities: Migration = {
  id: '0013-identities',
  statements: ({ text, int }) => [
    `alter table users add column linked_at ${int}`,
    `create table identities (
      issuer ${text} not null,
      subject ${text} not null,
      user_id ${text} not null references users (id) on delete cascade,
      created_at ${int} not null,
      primary key (issuer, subject)
    )`,
    'create unique index identities_user on identities (user_id, issuer)',
  ],
};
