import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate as otherWork } from 'node:timers/promises';

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

import { WriteGroups } from '#db/write-groups.ts';

/**
 * Kysely on the SQLite that is built into Node.
 *
 * One connection writes: transactions and single writes wait for each other in a queue, so that statements of two
 * transactions that await in between can never mix. Those that come close together share a commit (write-groups.ts). A
 * second, read-only connection answers reads outside transactions from the last committed state.
 */
export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new ManyConnectionsAdapter(),
    createDriver: () => new SqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Kysely would otherwise hand out one connection at a time, reads included. */
class ManyConnectionsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #file: string;
  #writes: WriteGroups | undefined;
  #writer: Statements | undefined;
  #reader: Statements | undefined;
  readonly #idle: SqliteConnection[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {
    const writer = new DatabaseSync(this.#file, { timeout: 5000 });
    writer.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
    const reader = new DatabaseSync(this.#file, { readOnly: true, timeout: 5000 });
    for (const db of [writer, reader]) db.exec('pragma cache_size = -16384;');
    // What a savepoint may have to undo is kept in memory: in a file it is several times the writes of the log.
    writer.exec('pragma temp_store = memory;');
    this.#writer = new Statements(writer);
    this.#reader = new Statements(reader);
    this.#writes = new WriteGroups(writer);
  }

  async acquireConnection(): Promise<SqliteConnection> {
    if (!this.#writer || !this.#reader || !this.#writes) throw new Error('The database is not open.');
    return this.#idle.pop() ?? new SqliteConnection(this.#file, this.#writer, this.#reader, this.#writes);
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.rollback();
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    this.#idle.push(connection);
  }

  async destroy(): Promise<void> {
    this.#reader?.close();
    this.#writer?.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #file: string;
  readonly #writer: Statements;
  readonly #reader: Statements;
  readonly #writes: WriteGroups;
  #inTransaction = false;

  constructor(file: string, writer: Statements, reader: Statements, writes: WriteGroups) {
    this.#file = file;
    this.#writer = writer;
    this.#reader = reader;
    this.#writes = writes;
  }

  async begin(): Promise<void> {
    await this.#writes.begin();
    this.#inTransaction = true;
  }

  async commit(): Promise<void> {
    await this.#writes.commit(() => (this.#inTransaction = false));
  }

  /** Kysely asks for it after a commit that failed, too, when there is nothing left to undo. */
  async rollback(): Promise<void> {
    if (!this.#inTransaction) return;
    this.#inTransaction = false;
    await this.#writes.rollback();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#inTransaction) return this.#writer.run<R>(query);
    if (isRead(query)) return this.#reader.run<R>(query);
    return this.#writes.alone(() => this.#writer.run<R>(query));
  }

  /** Everything from the state it began with, on a connection of its own; others get their turn between two chunks. */
  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const db = new DatabaseSync(this.#file, { readOnly: true, timeout: 5000 });
    try {
      let rows: R[] = [];
      for (const row of db.prepare(query.sql).iterate(...query.parameters.map(toInput))) {
        // The boundary to Kysely: the shape of a row follows from the query it compiled.
        rows.push(row as R);
        if (rows.length < chunkSize) continue;
        yield { rows };
        rows = [];
        await otherWork();
      }
      if (rows.length > 0) yield { rows };
    } finally {
      db.close();
    }
  }
}

function isRead(query: CompiledQuery): boolean {
  return query.query.kind === 'SelectQueryNode' || /^\s*(?:select|with recursive)\b/i.test(query.sql);
}

const MAX_CACHED = 500;

interface Prepared {
  readonly statement: StatementSync;
  /** Asking a statement for its columns costs as much as reading a row. */
  readonly hasRows: boolean;
}

/** One open database with its prepared statements. */
class Statements {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  run<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, hasRows } = this.#prepare(query.sql);
    const parameters = query.parameters.map(toInput);
    if (!hasRows) {
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
    }
    // The boundary to Kysely: the shape of a row follows from the query it compiled.
    const rows = statement.all(...parameters) as R[];
    return { rows, numAffectedRows: BigInt(rows.length) };
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare(sql);
    const prepared = { statement, hasRows: statement.columns().length > 0 };
    if (this.#prepared.size >= MAX_CACHED) {
      for (const oldest of this.#prepared.keys()) {
        this.#prepared.delete(oldest);
        break;
      }
    }
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function toInput(value: unknown): SQLInputValue {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}.`);
}
