import type { Migration } from '#db/migrate.ts';

/** Uploads that come in pieces. Nothing is deleted with a user or a space: whoever deletes the row deletes its bytes first. */
export const uploads: Migration = {
  id: '0005-uploads',
  statements: ({ text, int }) => [
    `create table uploads (
      id ${text} primary key,
      user_id ${text} not null,
      space_id ${text} not null,
      path ${text} not null,
      on_conflict ${text} not null check (on_conflict in ('version', 'rename')),
      if_match ${text},
      if_none_match ${text},
      metadata ${text} not null,
      blob_key ${text} not null,
      length ${int} not null,
      received ${int} not null,
      writer ${text},
      writer_until ${int},
      entry_id ${text},
      created_at ${int} not null,
      expires_at ${int} not null
    )`,
    'create index uploads_expired on uploads (expires_at)',
    'create index uploads_user on uploads (user_id)',
    'create index uploads_blob on uploads (blob_key)',
  ],
};
