import type { Compilable, CompiledQuery } from 'kysely';

import type { Db } from '#db/tables.ts';

/**
 * A query with one parameter that is compiled once, for what every call of the API waits for.
 *
 * @param build Must use `value` as a parameter once, and must not look at it.
 */
export function compiledQuery<Value, Row>(
  build: (db: Db, value: Value) => Compilable<Row>,
): (db: Db, value: Value) => Promise<Row | undefined> {
  const compiled = new WeakMap<Db, CompiledQuery<Row>>();
  return async (db, value) => {
    const query = compiled.get(db) ?? build(db, value).compile();
    compiled.set(db, query);
    const { rows } = await db.executeQuery<Row>({ ...query, parameters: [value] });
    return rows[0];
  };
}
