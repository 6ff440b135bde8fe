import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '../src/index.ts';

const program = join(import.meta.dirname, '../../../apps/api/server.ts');
const admin = { email: 'ada@example.com', password: 'correct horse battery' };

/** A Sheaf of its own, in a process of its own. */
export interface Sheaf {
  /** Where it listens. Another port after each start. */
  port(): number;
  /** A key that may write and read files. */
  readonly apiKey: string;
  /** Ends it as a crash would, and starts it again. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export async function startSheaf(): Promise<Sheaf> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-client-'));
  let { child, port } = await start(folder);
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    port: () => port,
    apiKey: await newKey(port),
    async crash() {
      await end();
      ({ child, port } = await start(folder));
    },
    async close() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const env = {
    ...process.env,
    PORT: '0',
    DATABASE_URL: '',
    SHEAF_DATA_DIR: join(folder, 'data'),
    SHEAF_ADMIN_EMAIL: admin.email,
    SHEAF_ADMIN_PASSWORD: admin.password,
    SHEAF_RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [program, '--api-only'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const port = /ready at \S+:(\d+)/.exec(said)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return { child, port: Number(port) };
    }
  }
  throw new Error(`The server has ended: ${said}`);
}

async function newKey(port: number): Promise<string> {
  const baseUrl = `http://localhost:${port}/api`;
  const { response } = await createClient({ baseUrl }).POST('/session', { body: admin });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const person = createClient({ baseUrl, headers: { cookie } });
  const { data } = await person.POST('/api-keys', { body: { name: 'client', scopes: ['files:read', 'files:write'] } });
  return data.secret;
}
