import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TestServer } from './server.ts';

/** A system call that worked, with the numbers of the log's lines on which it began and on which it was over. */
export interface SystemCall {
  readonly name: string;
  /** As strace prints them: `29</data/tmp/x>, "HTTP/1.1 201 …"`, with the file behind each descriptor. */
  readonly args: string;
  readonly begun: number;
  readonly done: number;
}

const TRACED = 'fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,write,writev,pwrite64,sendto,sendmsg';

/**
 * What a running server asks of the system while `work` runs, in order of their ends.
 *
 * @throws Error with what strace said, when it cannot attach itself to the server
 */
export async function systemCallsDuring(server: TestServer, work: () => Promise<void>): Promise<SystemCall[]> {
  const file = join(server.dataDir, '..', 'strace.log');
  const flags = ['-f', '-y', '-s', '80', '-e', `trace=${TRACED}`, '-e', 'signal=none', '-o', file];
  const strace = spawn('strace', [...flags, '-p', String(server.pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit');
  await attached(strace.stderr);
  await work();
  strace.kill('SIGINT');
  await ended;
  return readCalls(readFileSync(file, 'utf8'));
}

async function attached(stderr: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  for await (const chunk of stderr) {
    said += String(chunk);
    if (said.includes('attached')) return;
  }
  throw new Error(`strace could not attach itself to the server: ${said}`);
}

/** Threads get into each other's words: a call then stands on two lines, `… <unfinished ...>` and `<... name resumed>…`. */
function readCalls(log: string): SystemCall[] {
  const calls: SystemCall[] = [];
  const unfinished = new Map<string, { text: string; begun: number }>();
  for (const [number, line] of log.split('\n').entries()) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const cut = /^(.*) <unfinished \.\.\.>$/.exec(rest);
    if (cut !== null) {
      unfinished.set(thread, { text: cut[1] ?? '', begun: number });
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const start = resumed === null ? undefined : unfinished.get(thread);
    const whole = resumed === null ? rest : `${start?.text ?? ''}${resumed[1] ?? ''}`;
    const [, name, args = ''] = /^(\w+)\((.*)\)\s+= \d+$/.exec(whole) ?? [];
    if (name !== undefined) calls.push({ name, args, begun: start?.begun ?? number, done: number });
  }
  return calls;
}
