import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';

export interface TestPostgres {
  /** Of the server, with a superuser and without a database's name: add `/name`. */
  readonly url: string;
  /** Of the process that has started all of its others. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a throw-away Postgres on a free loopback port, from Debian's package. It also stops, and its folder goes, when
 * this process ends in any way.
 *
 * @param fsync Whether it tells the system to make anything durable, which takes time and helps nobody who throws it away.
 * @throws Error saying what to install when there is no Postgres
 */
export async function startPostgres({ fsync = false } = {}): Promise<TestPostgres> {
  const bin = findBinaries();
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-postgres-'));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C.UTF-8',
      '--no-sync',
    ],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder },
  );
  const port = await freePort();
  // The shell outlives this process by a moment: it sees its input close and takes the server down.
  const script = '"$0" "$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$PWD"';
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: fsync ? 'on' : 'off',
    max_connections: 300,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const shell = spawn('/bin/sh', ['-c', script, join(bin, 'postgres'), '-D', data, ...options], {
    ...account,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  const url = `postgres://postgres@127.0.0.1:${port}`;
  const stop = async () => {
    shell.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await waitUntilReady(`${url}/postgres`).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, pid: Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10), stop };
}

/** All processes of a Postgres that run now: of its connections, and those that work for all of them. */
export async function processesOf({ url, pid }: TestPostgres): Promise<number[]> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  await client.end();
  return [pid, ...rows.map((row) => row.pid)];
}

/** Debian keeps initdb out of the PATH, in a folder per major version. */
function findBinaries(): string {
  const root = '/usr/lib/postgresql';
  const versions = ignoreMissing(() => readdirSync(root)) ?? [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest !== undefined) return join(root, newest, 'bin');
  const found = spawnSync('/bin/sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout.trim();
  if (found !== '') return join(found, '..');
  throw new Error('The tests run on SQLite and on Postgres, and there is no Postgres here: apt-get install postgresql');
}

/** Postgres refuses to run as root; Debian's package brings an account for it. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A port of the loopback that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (true) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('The test Postgres did not start.', { cause: error });
      await wait(50);
    }
  }
}

function ignoreMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
