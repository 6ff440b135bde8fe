import { HOST, isRunning } from '#blobs/processes.ts';
import { newSecret } from '#services/secrets.ts';

/** Those of this process that are at work. A later process may have the same number. */
const working = new Set<string>();

/** A name that nobody else has, and that tells others when its process was killed. */
export function newWriterName(): string {
  const name = `${HOST}.${process.pid}.${newSecret()}`;
  working.add(name);
  return name;
}

export function retireWriterName(name: string): void {
  working.delete(name);
}

/** Whether a writer is known to be no more; of one on another machine nobody knows. */
export function isGone(name: string): boolean {
  const [host, pid] = name.split('.');
  if (host !== HOST) return false;
  return Number(pid) === process.pid ? !working.has(name) : !isRunning(Number(pid));
}
