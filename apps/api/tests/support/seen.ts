import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { TestSighting } from '@sheaf/contract-kit/testing';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests leave which documented answers they have seen. */
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

/** Adds one. Files of several processes may do so at once. */
export function noteSeen(seenFolder: string, engine: string, sighting: TestSighting): void {
  appendFileSync(join(seenFolder, engine), `${JSON.stringify(sighting)}\n`);
}

/** Everything that the tests have seen, on whatever engine. */
export function readSeen(seenFolder: string): TestSighting[] {
  const lines = readdirSync(seenFolder).flatMap((file) => readFileSync(join(seenFolder, file), 'utf8').split('\n'));
  return lines.filter(Boolean).map((line) => JSON.parse(line) as TestSighting);
}
