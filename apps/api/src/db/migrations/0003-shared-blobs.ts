import type { Migration } from '#db/migrate.ts';

/** Several versions may have the same blob: a version that was restored, and a file that was copied. */
export const sharedBlobs: Migration = {
  id: '0003-shared-blobs',
  statements: ({ engine, text, int }) => [
    ...(engine === 'postgres' ? ['alter table versions drop constraint versions_blob_key_key'] : rebuilt(text, int)),
    'create index versions_blob on versions (blob_key)',
  ],
};

/** SQLite drops no constraint, so the table is made anew. */
function rebuilt(text: string, int: string): string[] {
  return [
    `create table versions_2 (
      id ${text} primary key,
      entry_id ${text} not null references entries (id),
      blob_key ${text} not null,
      size ${int} not null,
      sha256 ${text} not null,
      content_type ${text} not null,
      created_at ${int} not null,
      created_by ${text} not null
    )`,
    `insert into versions_2 (id, entry_id, blob_key, size, sha256, content_type, created_at, created_by)
      select id, entry_id, blob_key, size, sha256, content_type, created_at, created_by from versions`,
    'drop table versions',
    'alter table versions_2 rename to versions',
    'create index versions_entry on versions (entry_id, id)',
  ];
}
