import type { Migration } from '#db/migrate.ts';

/** Links to entries. They go with the entry and with whoever made them. */
export const shares: Migration = {
  id: '0010-shares',
  statements: ({ text, int }) => [
    `create table shares (
      id ${text} primary key,
      token_hash ${text} not null unique,
      entry_id ${text} not null references entries (id) on delete cascade,
      user_id ${text} not null references users (id) on delete cascade,
      access ${text} not null check (access in ('read', 'upload')),
      password_hash ${text},
      cookie_key ${text} not null,
      expires_at ${int},
      max_downloads ${int},
      downloads ${int} not null,
      created_at ${int} not null
    )`,
    'create index shares_entry on shares (entry_id)',
    'create index shares_user on shares (user_id)',
  ],
};
