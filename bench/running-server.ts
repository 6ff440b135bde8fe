import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cpuOf } from './measure/server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const admin = { email: 'bench@example.com', password: 'a bench of oak' };

export interface RunningServer {
  readonly url: string;
  /** Headers of a key that may do everything the bench does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly dataDir: string;
  /** Seconds of processor time that it has taken. */
  readonly cpu: () => number;
  /** Resident memory in MiB. */
  readonly memory: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** The only core it may run on. */
  readonly core?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts Sheaf as `npm start` does, without the pages, on an empty data folder. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sheaf-bench-'));
  const node = [
    join(root, 'node_modules/node/bin/node'),
    '--max-semi-space-size=32',
    'apps/api/server.ts',
    '--api-only',
  ];
  const pinned = options.core === undefined ? node : ['taskset', '-c', String(options.core), ...node];
  const [command = '', ...args] = pinned;
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'warn',
      SHEAF_DATA_DIR: dataDir,
      SHEAF_ADMIN_EMAIL: admin.email,
      SHEAF_ADMIN_PASSWORD: admin.password,
      SHEAF_RATE_LIMIT: '900000000/1',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child.stdout);
  return {
    url,
    headers: { authorization: `Bearer ${await makeKey(url)}` },
    pid: child.pid ?? 0,
    dataDir,
    cpu: () => cpuOf(child.pid ?? 0),
    memory: async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(dataDir, { recursive: true });
    },
  };
}

function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (chunk) => {
      text += String(chunk);
      const url = /Sheaf is ready at (\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    output.on('end', () => reject(new Error(`The server ended before it was ready: ${text}`)));
  });
}

async function makeKey(url: string): Promise<string> {
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session`, { method: 'POST', headers: json, body: JSON.stringify(admin) });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const body = JSON.stringify({ name: 'bench', scopes: ['files:read', 'files:write', 'spaces:read', 'spaces:write'] });
  const answer = await fetch(`${url}/api/api-keys`, { method: 'POST', headers: { ...json, cookie }, body });
  const { secret } = (await answer.json()) as { secret: string };
  return secret;
}
