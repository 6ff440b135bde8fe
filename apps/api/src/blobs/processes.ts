import { hostname } from 'node:os';

import { systemCode } from '#blobs/system-error.ts';

/** This machine, for names that say who has made something. */
export const HOST = hostname().replace(/[^\w-]/g, '');

/** Whether a process of this machine is there. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
