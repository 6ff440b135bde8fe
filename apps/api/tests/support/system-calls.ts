import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TestServer } from './server.ts';

/** A system call that worked, with the numbers of the log's lines on which it began and on which it was over. */
export interface SystemCall {
  readonly thread: string;
  readonly name: string;
  /** As strace prints them: `29</data/tmp/x>, "HTTP/1.1 201 …"`, with the file behind each descriptor. */
  readonly args: string;
  readonly begun: number;
  readonly done: number;
}

const TRACED = 'fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,write,writev,pwrite64,sendto,sendmsg,recvfrom';

/**
 * What a running server, and other processes beside it, ask of the system while `work` runs, in order of their ends.
 *
 * @throws Error with what strace said, when it cannot attach itself to one of them
 */
export async function systemCallsDuring(
  server: TestServer,
  beside: readonly number[],
  work: () => Promise<void>,
): Promise<SystemCall[]> {
  const file = join(server.dataDir, '..', 'strace.log');
  const processes = [server.pid, ...beside];
  const flags = ['-f', '-y', '-s', '80', '-e', `trace=${TRACED}`, '-e', 'signal=none', '-o', file];
  const strace = spawn('strace', [...flags, ...processes.flatMap((pid) => ['-p', String(pid)])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(strace, 'exit');
  try {
    await attached(strace.stderr, processes);
    await work();
  } finally {
    strace.kill('SIGINT');
    await ended;
  }
  return readCalls(readFileSync(file, 'utf8'));
}

/** What it says is read to its end: it also tells of each process and thread that begins later, and dies when nobody listens. */
function attached(stderr: NodeJS.ReadableStream, processes: readonly number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`strace could not attach itself: ${said}`));
    stderr.on('end', fail);
    stderr.on('data', (chunk) => {
      said += String(chunk);
      // It goes on with the others when it may not look into one.
      if (said.includes('attach: ')) fail();
      else if (processes.every((pid) => said.includes(`Process ${pid} attached`))) resolve();
    });
  });
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
    if (name !== undefined) calls.push({ thread, name, args, begun: start?.begun ?? number, done: number });
  }
  return calls;
}
