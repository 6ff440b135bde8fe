import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('..', import.meta.url));
const sources = ['adapters/**/*.{ts,json}', 'pnpm-lock.yaml', '../packages/contract-kit/src/**/*.ts'];

/** Builds one of the Next apps beside this file, unless its build is of the sources as they are. */
export function buildNextApp(name: 'kit' | 'next'): void {
  const app = join(bench, 'adapters', name);
  const stamp = join(app, '.next/built-from');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.error(`Building adapters/${name} …`);
  execFileSync(process.execPath, [join(bench, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: app,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(stamp, now);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const exclude = (path: string) => /node_modules|\.next|\.(test|test-d)\.ts$/.test(path);
  for (const file of globSync(sources, { cwd: bench, exclude }).toSorted()) {
    hash.update(file).update(readFileSync(join(bench, file)));
  }
  return hash.digest('hex');
}
