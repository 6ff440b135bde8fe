import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { HOST, isRunning } from '#blobs/processes.ts';

const STARTED = Date.now() - process.uptime() * 1000;
const DAY = 24 * 60 * 60 * 1000;

/** Says which process of which machine is writing, so that a later start knows what was left behind. */
export function temporaryPath(folder: string): string {
  return join(folder, `${HOST}.${process.pid}.${randomBytes(12).toString('hex')}`);
}

/** Removes what processes that are gone were writing when they stopped. */
export async function sweepTemporary(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const changed = await stat(path).then(
      (found) => found.mtimeMs,
      () => undefined,
    );
    if (changed !== undefined && isLeftOver(name, changed)) await rm(path, { force: true });
  }
}

function isLeftOver(name: string, changed: number): boolean {
  if (Date.now() - changed > DAY) return true;
  const [host, pid] = name.split('.');
  if (host !== HOST) return false;
  const writer = Number(pid);
  return writer === process.pid ? changed < STARTED : !isRunning(writer);
}
