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
    onCreateConnection: prepare,
  });
}

/**
 * What is acknowledged is on the disk, even where the server, the database or the role says that it need not be. And nothing
 * is compiled: that takes longer than what Sheaf asks, 150 ms for a walk through a folder.
 */
async function prepare(connection: DatabaseConnection): Promise<void> {
  const settings = `select set_config(name, case name when 'jit' then 'off' else 'local' end, false) from pg_settings
    where name = 'jit' or (name = 'synchronous_commit' and setting = 'off')`;
  await connection.executeQuery(CompiledQuery.raw(settings));
}
