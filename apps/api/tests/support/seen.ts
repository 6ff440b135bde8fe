import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files leave which documented answers they have seen. */
    seenFolder: string;
  }
}

/** Clears the folder before and after a run. */
export default function setup(project: TestProject): () => void {
  const { seenFolder } = project.getProvidedContext();
  const clear = () => rmSync(seenFolder, { recursive: true, force: true });
  clear();
  mkdirSync(seenFolder, { recursive: true });
  return clear;
}

/** Adds one `operationId status`. Files of several processes may do so at once. */
export function noteSeen(seenFolder: string, engine: string, pair: string): void {
  appendFileSync(join(seenFolder, engine), `${pair}\n`);
}

/** Every `operationId status` that the test files have seen, on whatever engine. */
export function readSeen(seenFolder: string): ReadonlySet<string> {
  const lines = readdirSync(seenFolder).flatMap((file) => readFileSync(join(seenFolder, file), 'utf8').split('\n'));
  return new Set(lines.filter(Boolean));
}
