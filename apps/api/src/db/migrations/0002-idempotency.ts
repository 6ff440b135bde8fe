import type { Migration } from '#db/migrate.ts';

/** The answers to requests that may be sent again, each written in the transaction that did the work. */
export const idempotency: Migration = {
  id: '0002-idempotency',
  statements: ({ text, int }) => [
    `create table idempotency_keys (
      id ${text} primary key,
      fingerprint ${text} not null,
      answer ${text} not null,
      expires_at ${int} not null
    )`,
    'create index idempotency_keys_expired on idempotency_keys (expires_at)',
  ],
};
