import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from './postgres.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** A server of Sheaf's in a process of its own. */
export interface TestServer {
  readonly url: string;
  /** Of its process. */
  readonly pid: number;
  /** Where SQLite and the bytes are. */
  readonly dataDir: string;
  /** What it was configured with: for commands that work beside it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What it has printed so far: its announcements and its log. */
  output(): string;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a crash would (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>;
}

export interface StartOptions {
  readonly pages: boolean;
  /** Where the system stops any file that the server writes, as if the disk were full. */
  readonly maxFileBytes?: number | undefined;
}

/**
 * Starts what `npm start` starts, on a free loopback port. The pages come along when they are wanted and built.
 *
 * @throws Error with what the server printed, when it ends instead of listening
 */
export async function startServer(
  folder: string,
  env: Readonly<Record<string, string>>,
  { pages, maxFileBytes }: StartOptions,
): Promise<TestServer> {
  const dataDir = join(folder, 'data');
  const logFile = join(folder, 'server.log');
  mkdirSync(dataDir, { recursive: true });
  const built = existsSync(join(repository, 'apps/web/.next/BUILD_ID'));
  const args = [join(repository, 'apps/api/server.ts'), ...(pages && built ? [] : ['--api-only'])];
  const port = env['SHEAF_PUBLIC_URL'] === undefined ? 0 : await freePort();
  // In blocks of 512 bytes (POSIX, ulimit).
  const limit = maxFileBytes === undefined ? '' : `ulimit -f ${maxFileBytes / 512} && `;
  // Nothing of the caller's own environment decides how the server behaves.
  const environment: Readonly<Record<string, string | undefined>> = {
    PATH: process.env['PATH'],
    HOME: folder,
    SHEAF_DATA_DIR: dataDir,
    PORT: String(port),
    ...env,
  };
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, ...args], {
    cwd: repository,
    env: { NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  const url = await listening(child, logFile);
  return {
    // Behind a proxy it announces the proxy's address, which is not there.
    url: port === 0 ? url : `http://localhost:${port}`,
    dataDir,
    environment,
    output: () => readFileSync(logFile, 'utf8'),
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function listening(child: ChildProcess, logFile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      appendFileSync(logFile, chunk);
      output += chunk.toString();
      const url = /Sheaf is ready at (\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}.\n${output}`)));
  });
}
