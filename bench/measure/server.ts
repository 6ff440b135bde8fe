import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A server to be measured. Its process gets the port it shall listen on as PORT. */
export interface ServerCommand {
  /** Arguments for Node; `{port}` stands for the port. */
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A path that answers when the server is ready. */
  readonly readyPath: string;
}

export interface Server {
  readonly url: string;
  /** Seconds of processor time that the server and its children have taken. */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
}

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** @throws Error when the server ends before it answers. */
export async function startServer({ args, cwd, env, readyPath }: ServerCommand): Promise<Server> {
  const port = String(await freePort());
  const command = ['-c', String(SERVER_CORE), process.execPath, ...args.map((arg) => arg.replace('{port}', port))];
  const child = spawn('taskset', command, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PORT: port, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url + readyPath);
  return {
    url,
    cpu: () => descendantsCpu(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

const TICKS_PER_SECOND = 100;

/** Processor seconds of one process, from /proc: user and system time stand behind its name, in ticks. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Of a process and all that it has started. */
export function descendantsCpu(root: number): number {
  return descendants(root).reduce((sum, pid) => sum + cpuOf(pid), 0);
}

function statOf(pid: number | string): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function descendants(root: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === root)
    .map(Number);
  return [root, ...children.flatMap(descendants)];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return undefined; // It has just ended.
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended before it answered ${url}`);
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await setTimeout(50);
  }
}
