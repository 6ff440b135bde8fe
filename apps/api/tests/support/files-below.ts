import { readdirSync } from 'node:fs';

/** The names of all files in a folder and in the folders below it. */
export function filesBelow(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((item) => item.isFile()).map(({ name }) => name);
}
