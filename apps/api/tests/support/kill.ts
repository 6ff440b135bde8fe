import fs, { type FileHandle } from 'node:fs/promises';
import { Server } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

import pg from 'pg';

import type { KillPoint } from './kill-points.ts';

/*
 * Loaded into a server under test before it starts (`node --import`). A request whose X-Request-Id names a point ends the
 * process with SIGKILL where any request comes to that point first: nothing is cleaned up, and nobody is told.
 */

let point: unknown;

const { emit } = Server.prototype;
Server.prototype.emit = function begin(event: string | symbol, ...rest: never[]): boolean {
  if (event === 'request') {
    const [request] = rest as unknown as [{ headers: Record<string, unknown> }];
    const id = request.headers['x-request-id'];
    if (String(id).startsWith('kill-')) point = id;
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

const probe = await fs.open('/dev/null');
const handles = Object.getPrototypeOf(probe) as FileHandle;
await probe.close();

const { write, sync } = handles;
handles.write = async function run(this: FileHandle, ...args: never[]) {
  const written: unknown = await Reflect.apply(write, this, args);
  killAt('kill-amid-bytes');
  return written;
} as FileHandle['write'];
handles.sync = async function run(this: FileHandle) {
  killAt('kill-before-sync');
  await sync.call(this);
};

const { rename } = fs;
fs.rename = async (...paths) => {
  killAt('kill-before-rename');
  await rename(...paths);
  killAt('kill-after-rename');
};
// So that `import { rename }` gives this one.
syncBuiltinESMExports();

function killAt(here: KillPoint): void {
  if (point === here) process.kill(process.pid, 'SIGKILL');
}
