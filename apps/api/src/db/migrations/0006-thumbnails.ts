import type { Migration } from '#db/migrate.ts';

/** Small pictures of images, and which images have none. They are made anew when they are lost. */
export const thumbnails: Migration = {
  id: '0006-thumbnails',
  statements: ({ text, int }) => [
    `create table thumbnails (
      version_id ${text} not null references versions (id) on delete cascade,
      size ${text} not null,
      blob_key ${text},
      sha256 ${text},
      failure ${text},
      created_at ${int} not null,
      primary key (version_id, size)
    )`,
    'create index thumbnails_blob on thumbnails (blob_key)',
  ],
};
