import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the project's server keeps its records in. */
    engine: 'sqlite' | 'postgres';
    /** The one server that all test files of the project talk to. */
    server: { readonly url: string; readonly logFile: string };
  }
}

/** Its first admin; nobody changes or disables it. */
export const admin = { email: 'admin@example.com', password: 'correct horse battery' };

/** Small, so that a test can go beyond it. */
export const maxUploadBytes = 8 * 1024 * 1024;

/** One server for a project's whole run: on SQLite, or on the Postgres that was started before. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { engine, postgresUrl } = project.getProvidedContext();
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-api-'));
  const env = {
    SHEAF_ADMIN_EMAIL: admin.email,
    SHEAF_ADMIN_PASSWORD: admin.password,
    SHEAF_MAX_UPLOAD_BYTES: String(maxUploadBytes),
    SHEAF_RATE_LIMIT: 'off',
    ...(engine === 'postgres' && { DATABASE_URL: `${postgresUrl}/postgres` }),
  };
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const server = await startServer(folder, env, { pages: true }).catch((error: unknown) => {
    clear();
    throw error;
  });
  project.provide('server', { url: server.url, logFile: join(folder, 'server.log') });
  return async () => {
    await server.stop();
    clear();
  };
}
