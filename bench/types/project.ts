import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { OPERATIONS_EACH, range, type Dialect } from './contract.ts';

export const CALLS = 50;

/** Writes a project of so many operations below `.cache`, anew. Gives its folder. */
export async function writeProject(dialect: Dialect, name: string, operations: number): Promise<string> {
  const count = operations / OPERATIONS_EACH;
  const folder = fileURLToPath(new URL(`../.cache/types/${name}-${operations}`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  // The calls are spread over all resources.
  const calls = range(CALLS).map((index) => Math.floor((index * count) / CALLS));
  const files = [...range(count).map(dialect.resource), dialect.project(count, calls), { 'tsconfig.json': tsconfig }];
  for (const [path, text] of files.flatMap((each) => Object.entries(each))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Writes the kit's declarations below `.cache`, as they are published, so that it comes as its peers do. */
export function declareKit(): void {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const project = here('../../packages/contract-kit/tsconfig.build.json');
  const args = ['-p', project, '--emitDeclarationOnly', '--outDir', here('../.cache/types/contract-kit')];
  execFileSync(process.execPath, [here('../../node_modules/typescript/bin/tsc'), ...args], { stdio: 'inherit' });
}

/** The workspace's own strictness; declarations of packages are not checked, as everywhere. */
const tsconfig = JSON.stringify({
  extends: '../../../../tsconfig.base.json',
  compilerOptions: {
    types: ['node'],
    lib: ['ES2024', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    module: 'preserve',
    moduleResolution: 'bundler',
    rewriteRelativeImportExtensions: false,
    paths: { '@sheaf/contract-kit': ['../contract-kit/index.d.ts'] },
  },
  include: ['**/*.ts'],
});
