import { join } from 'node:path';

/** Where this package's own programs are. */
export const bin = join(import.meta.dirname, '../node_modules/.bin');

/** What others may check their types with: this package's TypeScript, which openapi-typescript needs, and the workspace's. */
export const compilers = {
  'TypeScript 5.9': join(bin, 'tsc'),
  'TypeScript 7': join(import.meta.dirname, '../../../node_modules/.bin/tsc'),
} as const;
