import type { Migration } from '#db/migrate.ts';

/** How many bytes a space holds and a user stores, counted with every version that is written or deleted. */
export const quotas: Migration = {
  id: '0007-quotas',
  statements: ({ int }) => [
    `alter table spaces add column used_bytes ${int} not null default 0`,
    `alter table spaces add column quota_bytes ${int}`,
    `alter table users add column used_bytes ${int} not null default 0`,
    `alter table users add column quota_bytes ${int}`,
    `update spaces set used_bytes = (
      select cast(coalesce(sum(v.size), 0) as bigint)
      from entries e join versions v on v.entry_id = e.id where e.space_id = spaces.id
    )`,
    `update users set used_bytes = (
      select cast(coalesce(sum(v.size), 0) as bigint)
      from versions v join entries e on e.id = v.entry_id join spaces s on s.id = e.space_id
      where v.created_by = users.id and s.deleted_at is null
    )`,
  ],
};
