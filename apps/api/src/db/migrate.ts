import { type Kysely, sql } from 'kysely';

import { initial } from '#db/migrations/0001-initial.ts';
import { idempotency } from '#db/migrations/0002-idempotency.ts';
import { sharedBlobs } from '#db/migrations/0003-shared-blobs.ts';
import { retention } from '#db/migrations/0004-retention.ts';
import { uploads } from '#db/migrations/0005-uploads.ts';
import { thumbnails } from '#db/migrations/0006-thumbnails.ts';
import { quotas } from '#db/migrations/0007-quotas.ts';
import { invitations } from '#db/migrations/0008-invitations.ts';
import { moves } from '#db/migrations/0009-moves.ts';
import { shares } from '#db/migrations/0010-shares.ts';
import { audit } from '#db/migrations/0011-audit.ts';
import { secondFactors } from '#db/migrations/0012-second-factors.ts';
import { identities } from '#db/migrations/0013-identities.ts';
import { sessionAddresses } from '#db/migrations/0014-session-addresses.ts';
import type { Db, Engine } from '#db/tables.ts';

/** The column types that differ between the engines. */
export interface Columns {
  readonly engine: Engine;
  /** Text that compares and sorts by its bytes. */
  readonly text: string;
  readonly int: string;
  /** A key that the engine counts up and never uses twice. */
  readonly serial: string;
}

export interface Migration {
  readonly id: string;
  readonly statements: (columns: Columns) => readonly string[];
}

/** In order. A migration that was released is never changed: add another. */
const migrations: readonly Migration[] = [
  initial,
  idempotency,
  sharedBlobs,
  retention,
  uploads,
  thumbnails,
  quotas,
  invitations,
  moves,
  shares,
  audit,
  secondFactors,
  identities,
  sessionAddresses,
];

/** Runs what is missing, all of it or nothing, one process at a time. */
export async function migrate(db: Db, engine: Engine): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const table = tx.$extendTables<{ migrations: { id: string; applied_at: number } }>();
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(7236741)`.execute(tx);
    await sql`create table if not exists migrations (id text primary key, applied_at bigint not null)`.execute(tx);
    const rows = await table.selectFrom('migrations').select('id').execute();
    const done = new Set(rows.map((row) => row.id));
    assertKnown(done);
    for (const migration of migrations.filter(({ id }) => !done.has(id))) {
      await apply(tx, migration, engine);
      await table.insertInto('migrations').values({ id: migration.id, applied_at: Date.now() }).execute();
    }
  });
}

/** @throws Error when the database is none of Sheaf's, or of another version */
export async function assertMigrated(db: Db): Promise<void> {
  const table = db.$extendTables<{ migrations: { id: string } }>();
  const rows = await table
    .selectFrom('migrations')
    .select('id')
    .execute()
    .catch((cause: unknown) => {
      throw new Error('This database holds no Sheaf. Is DATABASE_URL the one that the server uses?', { cause });
    });
  const done = new Set(rows.map((row) => row.id));
  assertKnown(done);
  if (migrations.some(({ id }) => !done.has(id))) {
    throw new Error(
      'The database was made by an older Sheaf. Start the server of this version once: it brings it up to date.',
    );
  }
}

/** An older Sheaf must not write into a newer one's database. */
function assertKnown(done: ReadonlySet<string>): void {
  const known = new Set(migrations.map(({ id }) => id));
  const strangers = [...done].filter((id) => !known.has(id));
  if (strangers.length > 0) {
    throw new Error(
      `The database was made by a newer Sheaf (${strangers.join(', ')}). Start that version or a later one.`,
    );
  }
}

async function apply<T>(tx: Kysely<T>, migration: Migration, engine: Engine): Promise<void> {
  for (const statement of migration.statements(columnsOf(engine))) await sql.raw(statement).execute(tx);
}

function columnsOf(engine: Engine): Columns {
  if (engine === 'sqlite') return { engine, text: 'text', int: 'integer', serial: 'integer primary key autoincrement' };
  return { engine, text: 'text collate "C"', int: 'bigint', serial: 'bigint primary key generated always as identity' };
}
