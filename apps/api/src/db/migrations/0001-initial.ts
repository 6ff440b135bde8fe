import type { Migration } from '#db/migrate.ts';

export const initial: Migration = {
  id: '0001-initial',
  statements: ({ engine, text, int, serial }) => [
    `create table instance (
      id ${int} primary key check (id = 1),
      seq ${int} not null,
      setup_token_hash ${text},
      shared_space_id ${text}
    )`,
    'insert into instance (id, seq) values (1, 0)',

    `create table users (
      id ${text} primary key,
      handle ${text} not null,
      name ${text} not null,
      email ${text} not null,
      email_key ${text} not null,
      role ${text} not null check (role in ('admin', 'member')),
      password_hash ${text} not null,
      disabled_at ${int},
      created_at ${int} not null,
      modified_at ${int} not null
    )`,
    'create unique index users_handle on users (handle)',
    'create unique index users_email on users (email_key)',

    `create table sessions (
      id ${text} primary key,
      user_id ${text} not null references users (id) on delete cascade,
      token_hash ${text} not null,
      user_agent ${text},
      created_at ${int} not null,
      last_seen_at ${int} not null,
      expires_at ${int} not null
    )`,
    'create unique index sessions_token on sessions (token_hash)',
    'create index sessions_user on sessions (user_id)',

    `create table api_keys (
      id ${text} primary key,
      user_id ${text} not null references users (id) on delete cascade,
      name ${text} not null,
      prefix ${text} not null,
      secret_hash ${text} not null,
      scopes ${text} not null,
      space_ids ${text},
      expires_at ${int},
      created_at ${int} not null,
      last_used_at ${int}
    )`,
    'create unique index api_keys_secret on api_keys (secret_hash)',
    'create index api_keys_user on api_keys (user_id, id)',

    `create table spaces (
      id ${text} primary key,
      name ${text} not null,
      name_key ${text} not null,
      root_id ${text} not null,
      personal_user_id ${text} references users (id) on delete set null,
      seq ${int} not null,
      created_at ${int} not null,
      created_by ${text} not null,
      modified_at ${int} not null,
      deleted_at ${int},
      deleted_by ${text}
    )`,
    'create unique index spaces_name on spaces (name_key) where deleted_at is null',
    'create index spaces_personal on spaces (personal_user_id)',

    `create table members (
      space_id ${text} not null references spaces (id) on delete cascade,
      user_id ${text} not null references users (id) on delete cascade,
      role ${text} not null check (role in ('viewer', 'editor', 'owner')),
      created_at ${int} not null,
      primary key (space_id, user_id)
    )`,
    'create index members_user on members (user_id, space_id)',

    `create table entries (
      id ${text} primary key,
      space_id ${text} not null references spaces (id),
      parent_id ${text},
      kind ${text} not null check (kind in ('file', 'folder')),
      name ${text} not null,
      name_key ${text} not null,
      version_id ${text},
      size ${int},
      content_type ${text},
      sha256 ${text},
      revision ${int} not null,
      created_at ${int} not null,
      created_by ${text} not null,
      modified_at ${int} not null,
      deleted_at ${int},
      deleted_by ${text},
      unique (id, space_id),
      foreign key (parent_id, space_id) references entries (id, space_id) on update cascade,
      check (parent_id <> id),
      check ((kind = 'folder') = (version_id is null))
    )`,
    'create unique index entries_name on entries (parent_id, name_key) where deleted_at is null',
    'create index entries_parent on entries (parent_id)',
    'create index entries_by_name on entries (parent_id, kind, name_key) where deleted_at is null',
    'create index entries_by_size on entries (parent_id, kind, size, name_key) where deleted_at is null',
    'create index entries_by_modified on entries (parent_id, kind, modified_at, name_key) where deleted_at is null',
    'create index entries_by_type on entries (parent_id, kind, content_type, name_key) where deleted_at is null',
    'create index entries_trash on entries (space_id, deleted_at, id) where deleted_at is not null',

    `create table versions (
      id ${text} primary key,
      entry_id ${text} not null references entries (id),
      blob_key ${text} not null unique,
      size ${int} not null,
      sha256 ${text} not null,
      content_type ${text} not null,
      created_at ${int} not null,
      created_by ${text} not null
    )`,
    'create index versions_entry on versions (entry_id, id)',

    `create table changes (
      space_id ${text} not null,
      seq ${int} not null,
      at ${int} not null,
      actor_id ${text},
      kind ${text} not null,
      subject_id ${text} not null,
      before ${text},
      after ${text},
      request_id ${text} not null,
      primary key (space_id, seq)
    )`,
    'create index changes_subject on changes (subject_id, seq)',

    `create table jobs (
      id ${text} primary key,
      kind ${text} not null,
      payload ${text} not null,
      run_at ${int} not null,
      attempts ${int} not null,
      leased_until ${int},
      last_error ${text},
      created_at ${int} not null
    )`,
    'create index jobs_due on jobs (run_at)',

    ...(engine === 'sqlite' ? searchOnSqlite(text, serial) : searchOnPostgres(text, serial)),
  ],
};

/**
 * The words are folded and split before they come here (see search-words.ts), so the tokenizer must only keep them
 * whole: `ascii` takes every character past 127 for a letter.
 */
function searchOnSqlite(text: string, serial: string): string[] {
  return [
    `create table search_docs (id ${serial}, entry_id ${text} not null unique references entries (id), body ${text})`,
    `create virtual table search_words using fts5 (
      name, body, content = '', contentless_delete = 1, detail = column, prefix = '2 3', tokenize = 'ascii'
    )`,
  ];
}

function searchOnPostgres(text: string, serial: string): string[] {
  return [
    `create table search_docs (
      id ${serial}, entry_id ${text} not null unique references entries (id), body ${text},
      name_words tsvector not null, all_words tsvector not null
    )`,
    'create index search_docs_name on search_docs using gin (name_words)',
    'create index search_docs_all on search_docs using gin (all_words)',
  ];
}
