import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each server listens. */
    ports: { readonly lane: number; readonly next: number };
  }
}

const app = fileURLToPath(new URL('../fixtures/conformance', import.meta.url));
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
// Nothing of the caller's own environment decides how the servers behave.
const env = { NODE_ENV: 'production' as const, CI: '1', NEXT_TELEMETRY_DISABLED: '1', PATH: process.env['PATH'] };

/** Builds the fixture once, and serves it by the lane and by `next start`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await promisify(execFile)(process.execPath, [next, 'build', app], { env });
  const [lane, started] = await Promise.all([start(`${app}/serve.ts`), start(next, 'start', app, '--port', '0')]);
  project.provide('ports', { lane: lane.port, next: started.port });
  return async () => void (await Promise.all([lane.stop(), started.stop()]));
}

interface Running {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Both say `Local: http://localhost:…` when they listen. */
async function start(...args: string[]): Promise<Running> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    port: await portOf(child),
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function portOf({ stdout, spawnargs }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('The server has no output to read its port from.');
  for await (const line of createInterface({ input: stdout })) {
    const port = /Local: +http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    stdout.resume();
    return Number(port);
  }
  throw new Error(`${spawnargs.join(' ')} has ended before it listened.`);
}
