import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cpuOf, LOAD_CORE, type Server } from './server.ts';

/** One request, sent again and again. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; a `{n}` in it becomes a number that no other request of the run has. */
  readonly body?: unknown;
}

export interface Sample {
  readonly requestsPerSecond: number;
  /** Microseconds of processor time that the server took for a request. What other programs do weighs little on it. */
  readonly cpuMicros: number;
  /** How much of its core the server had: below 0.9 the requests per second measure something else. */
  readonly serverShare: number;
  readonly loadShare: number;
  readonly p99Millis: number;
}

export const CONNECTIONS = 32;

/** @throws Error when wrk is not installed. */
export function requireWrk(): void {
  try {
    execFileSync('which', ['wrk', 'taskset'], { stdio: 'ignore' });
  } catch {
    throw new Error('The load comes from wrk, and taskset pins it to a core: apt-get install wrk util-linux');
  }
}

/**
 * Loads a server for some seconds from the other core.
 *
 * @throws Error when an answer is no success.
 */
export async function load(
  server: Server,
  request: Request,
  { seconds, connections = CONNECTIONS }: { seconds: number; connections?: number },
): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-load-'));
  const script = join(folder, 'load.lua');
  writeFileSync(script, lua(request));
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '--latency', '-s', script];
  const before = server.cpu();
  const begun = performance.now();
  const { output, cpu } = await run('wrk', [...args, server.url + request.path]);
  const wall = (performance.now() - begun) / 1000;
  const spent = server.cpu() - before;
  rmSync(folder, { recursive: true });

  const failure = /Non-2xx.*|Socket errors.*/.exec(output)?.[0];
  if (failure !== undefined) throw new Error(`${request.method} ${server.url}${request.path}: ${failure}`);

  const [, count, took] = /(\d+) requests in ([\d.]+)s/.exec(output) ?? [];
  const total = Number(count);
  return {
    requestsPerSecond: total / Number(took),
    cpuMicros: (spent / total) * 1e6,
    serverShare: spent / wall,
    loadShare: cpu / wall,
    p99Millis: millis(/99%\s+([\d.]+)(us|ms|s)/.exec(output)),
  };
}

function millis(match: RegExpExecArray | null): number {
  const scale = { us: 0.001, ms: 1, s: 1000 }[match?.[2] ?? 'ms'] ?? 1;
  return Number(match?.[1]) * scale;
}

async function run(program: string, args: readonly string[]): Promise<{ output: string; cpu: number }> {
  const child = spawn('taskset', ['-c', String(LOAD_CORE), program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let cpu = 0;
  const watching = setInterval(() => {
    if (child.exitCode === null) cpu = cpuOf(child.pid ?? 0);
  }, 100);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watching);
  if (code !== 0) throw new Error(`${program} failed:\n${output}`);
  return { output, cpu };
}

/** wrk's own script: a body with a number in it has to be made anew for each request. */
function lua({ method, headers, body }: Request): string {
  const lines = [`wrk.method = "${method}"`];
  const all = { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) };
  for (const [name, value] of Object.entries(all)) lines.push(`wrk.headers["${name}"] = ${JSON.stringify(value)}`);
  const text = body === undefined ? undefined : JSON.stringify(body);
  if (text?.includes('{n}')) {
    lines.push(`local n = ${Date.now()}`, `local body = ${JSON.stringify(text)}`);
    lines.push('request = function() n = n + 1; return wrk.format(nil, nil, nil, (body:gsub("{n}", n))) end');
  } else if (text !== undefined) lines.push(`wrk.body = ${JSON.stringify(text)}`);
  return lines.join('\n');
}
