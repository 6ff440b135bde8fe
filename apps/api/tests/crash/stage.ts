import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inject, onTestFinished } from 'vitest';

import { care } from '../support/care.ts';
import { newDatabase } from '../support/databases.ts';
import { admin } from '../support/engine-server.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { checkStored } from './stored.ts';

/** A folder and a database that outlive their servers, which can be killed at the points of support/kill-points.ts. */
export async function stage() {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-crash-'));
  const dataDir = join(folder, 'data');
  const database = await newDatabase(inject('engine'), dataDir);
  const env = {
    SHEAF_RATE_LIMIT: 'off',
    SHEAF_ADMIN_EMAIL: admin.email,
    SHEAF_ADMIN_PASSWORD: admin.password,
    NODE_OPTIONS: `--import=${new URL('../support/kill.ts', import.meta.url).href}`,
    ...(database.engine === 'postgres' && { DATABASE_URL: database.url }),
  };
  let last: TestServer | undefined;
  onTestFinished(async () => {
    await last?.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async () => (last = await startServer(folder, env, { pages: false }));
  return {
    start,
    dataDir,
    check: () => checkStored(dataDir, database),
    fsck: () => care({ ...env, SHEAF_DATA_DIR: dataDir, PATH: process.env['PATH'] }, 'fsck', '--deep', '--json'),
  };
}
