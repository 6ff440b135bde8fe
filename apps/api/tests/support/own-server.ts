import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inject, vi } from 'vitest';

import type { Caller } from './api.ts';
import { newDatabase } from './databases.ts';
import { admin as firstAdmin } from './engine-server.ts';
import { signIn } from './people.ts';
import { startServer, type StartOptions, type TestServer } from './server.ts';

/** A server with one admin, and the admin. */
export interface OwnServer extends TestServer {
  readonly admin: Caller;
}

type Limits = Pick<StartOptions, 'maxFileBytes'>;

const adminEnvironment = { SHEAF_ADMIN_EMAIL: firstAdmin.email, SHEAF_ADMIN_PASSWORD: firstAdmin.password };

/** A server for one test alone, set up, on the project's engine and with an empty database. It ends with the test. */
export async function withOwnServer(
  test: (server: OwnServer) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
  limits: Limits = {},
): Promise<void> {
  await withNewServer(
    async (server) => {
      const admin = await signIn(firstAdmin.email, firstAdmin.password, { url: server.url });
      await test({ ...server, admin });
    },
    { ...adminEnvironment, ...env },
    limits,
  );
}

/** The same without an admin: nobody has set it up. */
export async function withNewServer<T>(
  test: (server: TestServer) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
  limits: Limits = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-own-'));
  const database = await newDatabase(inject('engine'), folder);
  const databaseEnv = database.engine === 'postgres' ? { DATABASE_URL: database.url } : {};
  try {
    const environment = { SHEAF_RATE_LIMIT: 'off', ...databaseEnv, ...env };
    const server = await startServer(folder, environment, { pages: false, ...limits });
    try {
      return await test(server);
    } catch (error) {
      const complaints = server
        .output()
        .split('\n')
        .filter((line) => !/"level":[123]0/.test(line));
      throw new Error(`The server said:\n${complaints.join('\n')}`, { cause: error });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The token in the address that a new server prints, some time after it has said that it is ready. */
export function setupToken({ output }: TestServer): Promise<string> {
  return vi.waitFor(
    () => {
      const token = /\/setup\?token=(\S+)\n/.exec(output())?.[1];
      if (token === undefined) throw new Error('The server has printed no token.');
      return token;
    },
    { timeout: 10_000 },
  );
}
