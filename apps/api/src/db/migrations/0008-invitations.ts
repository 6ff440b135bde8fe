import type { Migration } from '#db/migrate.ts';

/** By which people choose a password; one at a time for each of them. */
export const invitations: Migration = {
  id: '0008-invitations',
  statements: ({ text, int }) => [
    `create table invitations (
      id ${text} primary key,
      user_id ${text} not null unique references users (id) on delete cascade,
      token_hash ${text} not null unique,
      created_at ${int} not null,
      expires_at ${int} not null
    )`,
    'create index invitations_expired on invitations (expires_at)',
  ],
};
