import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inject } from 'vitest';

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
export async function withNewServer(
  test: (server: TestServer) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
  limits: Limits = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-own-'));
  const database = await newDatabase(inject('engine'), folder);
  const databaseEnv = database.engine === 'postgres' ? { DATABASE_URL: database.url } : {};
  try {
    const environment = { SHEAF_RATE_LIMIT: 'off', ...databaseEnv, ...env };
    const server = await startServer(folder, environment, { pages: false, ...limits });
    try {
      await test(server);
    } catch (error) {
      const complaints = server
        .output()
        .split('\n')
        .filter((line) => !line.includes('"level":30'));
      throw new Error(`The server said:\n${complaints.join('\n')}`, { cause: error });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
