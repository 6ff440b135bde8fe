import type { Compilable, CompiledQuery, QueryResult, RawBuilder } from 'kysely';

import { isSqlite } from '#db/engine.ts';
import type { Db } from '#db/tables.ts';

/**
 * A query that is compiled once for each engine, for what many calls of the API wait for: to build one takes longer than
 * SQLite takes to run it.
 *
 * @param build Must use each of the values as a parameter and not look at it: it is not there yet.
 * @returns Runs the query with such values. @throws TypeError when they have other names than the first ones had
 */
export function compiledQuery<Values extends object, Row>(
  build: (db: Db, values: Values) => Compilable<Row> | RawBuilder<Row>,
): (db: Db, values: Values) => Promise<QueryResult<Row>> {
  const compiled: { sqlite?: Compiled<Row>; postgres?: Compiled<Row> } = {};
  return (db, values) => {
    const { query, names } = (compiled[isSqlite(db) ? 'sqlite' : 'postgres'] ??= compile(db, build, values));
    return db.executeQuery({ ...query, parameters: fill(query.parameters, names, values) });
  };
}

interface Compiled<Row> {
  readonly query: CompiledQuery<Row>;
  /** How many values it takes. */
  readonly names: number;
}

/** What stands for a value until the query runs. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function compile<Values extends object, Row>(
  db: Db,
  build: (db: Db, values: Values) => Compilable<Row> | RawBuilder<Row>,
  values: Values,
): Compiled<Row> {
  const names = Object.keys(values);
  // The boundary to Kysely, which keeps what it is given as a value, whatever it is.
  const placeholders = Object.fromEntries(names.map((name) => [name, new Placeholder(name)])) as Values;
  return { query: build(db, placeholders).compile(db), names: names.length };
}

function fill(parameters: readonly unknown[], names: number, values: object): unknown[] {
  if (Object.keys(values).length !== names) throw new TypeError(`A query takes ${names} values.`);
  const byName = values as Readonly<Record<string, unknown>>;
  return parameters.map((parameter) => {
    if (!(parameter instanceof Placeholder)) return parameter;
    const value = byName[parameter.name];
    if (value === undefined) throw new TypeError(`A query has no value for ${parameter.name}.`);
    return value;
  });
}
