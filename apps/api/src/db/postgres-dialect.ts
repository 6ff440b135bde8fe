import { CompiledQuery, type DatabaseConnection, type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Kysely on Postgres. Big integers come back as numbers: nothing Sheaf counts goes past 2^53. */
export function postgresDialect(url: string): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return new PostgresDialect({
    pool: async () => {
      const pool = new pg.Pool({ connectionString: url, max: 10, types });
      // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
      pool.on('error', () => {});
      return pool;
    },
    onCreateConnection: commitDurably,
  });
}

/** What is acknowledged is on the disk, even where the server, the database or the role says that it need not be. */
async function commitDurably(connection: DatabaseConnection): Promise<void> {
  const local = `select set_config('synchronous_commit', 'local', false) where current_setting('synchronous_commit') = 'off'`;
  await connection.executeQuery(CompiledQuery.raw(local));
}
