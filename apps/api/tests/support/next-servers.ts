import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { TestProject } from 'vitest/node';

import { admin } from './engine-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The app behind Next, built and from source, and the one of `fixtures/edge`. */
    nextUrls: { readonly start: string; readonly dev: string; readonly edge: string };
  }
}

const api = fileURLToPath(new URL('../..', import.meta.url));
const edge = join(api, 'fixtures/edge');
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** Builds both apps, and serves them by Next. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-next-'));
  await build(api);
  await build(edge);
  const servers = await Promise.all([
    start(['start', api], environment('production', join(folder, 'start'))),
    start(['dev', api], environment('development', join(folder, 'dev'))),
    start(['start', edge], environment('production', folder)),
  ]);
  const [built, dev, edgeServer] = servers;
  project.provide('nextUrls', { start: built.url, dev: dev.url, edge: edgeServer.url });
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Nothing of the caller's own environment decides how the servers behave. */
function environment(mode: 'production' | 'development', dataDir: string) {
  return {
    NODE_ENV: mode,
    // Next would install what it misses otherwise.
    CI: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: process.env['PATH'],
    SHEAF_DATA_DIR: dataDir,
    SHEAF_ADMIN_EMAIL: admin.email,
    SHEAF_ADMIN_PASSWORD: admin.password,
    SHEAF_RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
  };
}

async function build(project: string): Promise<void> {
  await promisify(execFile)(process.execPath, [next, 'build', project], { env: environment('production', project) });
}

interface NextServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function start(args: readonly string[], env: ReturnType<typeof environment>): Promise<NextServer> {
  const child = spawn(process.execPath, [next, ...args, '--port', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    url: await urlOf(child),
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function urlOf({ stdout, spawnargs }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The server has no output to read its address from.');
  for await (const line of createInterface({ input: stdout })) {
    const url = /Local: +(http:\/\/localhost:\d+)/.exec(line)?.[1];
    if (url === undefined) continue;
    stdout.resume();
    return url;
  }
  throw new Error(`${spawnargs.join(' ')} has ended before it listened.`);
}
