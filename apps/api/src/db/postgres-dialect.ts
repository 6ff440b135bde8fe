import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const BIGINT = 20;

/** Kysely on Postgres. Big integers come back as numbers: nothing Sheaf counts goes past 2^53. */
export function postgresDialect(url: string): Dialect {
  return new PostgresDialect({
    pool: async () => {
      const pool = new pg.Pool({
        connectionString: url,
        max: 10,
        types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => typeParser(oid, format) },
      });
      // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
      pool.on('error', () => {});
      return pool;
    },
  });
}

function typeParser(oid: number, format: 'text' | 'binary' | undefined) {
  if (oid === BIGINT && format !== 'binary') return Number;
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
}
