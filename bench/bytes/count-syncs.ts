import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import type { Measured } from '../bytes.ts';
import { putMany } from './client.ts';
import { startSheaf } from './sheaf.ts';

const MANY = { files: 300, bytes: 4096, connections: 16 };

/** How often the system is told to make something durable for one small file: strace counts. */
export async function countSyncs(): Promise<Measured> {
  const sheaf = await startSheaf();
  try {
    await putMany(sheaf, '/warm-up', { ...MANY, files: 500 });
    const strace = spawn('strace', ['-f', '-c', '-e', 'trace=fsync,fdatasync', '-p', String(sheaf.pid)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let report = '';
    strace.stderr.on('data', (chunk) => (report += String(chunk)));
    while (!report.includes('attached')) await setTimeout(20);
    await putMany(sheaf, '/counted', MANY);
    strace.kill('SIGINT');
    await once(strace, 'close');
    const calls = [...report.matchAll(/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync$/gm)];
    const syncs = calls.reduce((sum, [, count]) => sum + Number(count), 0);
    return { rows: [['syncs for a PUT of 4 KiB, 16 connections', (syncs / MANY.files).toFixed(2)]], mustHold: [] };
  } finally {
    await sheaf.stop();
  }
}
