import { Server } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

import pg from 'pg';

/*
 * Loaded into a server under test before it starts (`node --import`). A request whose X-Request-Id names a point ends the
 * process there with SIGKILL: nothing is cleaned up, and nobody is told.
 */

/** Where a server can be made to end: on the last step before its transaction is committed, or on the first one after. */
export type KillPoint = 'kill-before-commit' | 'kill-after-commit';

let point: unknown;

const { emit } = Server.prototype;
Server.prototype.emit = function begin(event: string | symbol, ...rest: never[]): boolean {
  if (event === 'request') {
    const [request] = rest as unknown as [{ headers: Record<string, unknown> }];
    point = request.headers['x-request-id'];
  }
  return Reflect.apply(emit, this, [event, ...rest]);
};

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function run(sql: string): void {
  if (sql === 'commit') killAt('kill-before-commit');
  exec.call(this, sql);
  if (sql === 'commit') killAt('kill-after-commit');
};

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function run(this: pg.Client, ...statement: unknown[]): unknown {
  if (statement[0] !== 'commit') return Reflect.apply(query, this, statement);
  killAt('kill-before-commit');
  const committed = Reflect.apply(query, this, statement) as Promise<unknown>;
  return committed.then((result) => {
    killAt('kill-after-commit');
    return result;
  });
} as typeof query;

function killAt(here: KillPoint): void {
  if (point === here) process.kill(process.pid, 'SIGKILL');
}
