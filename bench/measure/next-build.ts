import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const always = ['packages/contract-kit/src/**/*.ts', 'pnpm-lock.yaml', 'bench/pnpm-lock.yaml'];

/**
 * Builds a Next app, unless its build is of the sources as they are.
 *
 * @param folder From the root of the repository.
 * @param sources Globs from there, beside those of the kit.
 */
export function buildNextApp(folder: string, sources: readonly string[]): void {
  const app = join(root, folder);
  const stamp = join(app, '.next/built-from');
  const now = fingerprint([...always, ...sources]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.error(`Building ${folder} …`);
  execFileSync(process.execPath, [nextCli(folder), 'build'], {
    cwd: app,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    // What it says is shown when it fails.
    stdio: 'pipe',
  });
  writeFileSync(stamp, now);
}

function nextCli(folder: string): string {
  const owner = folder.startsWith('bench/') ? 'bench' : folder;
  return join(root, owner, 'node_modules/next/dist/bin/next');
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  const exclude = (path: string) => /node_modules|\.next|\.(test|test-d)\.ts$/.test(path);
  for (const file of globSync(sources, { cwd: root, exclude }).toSorted()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
