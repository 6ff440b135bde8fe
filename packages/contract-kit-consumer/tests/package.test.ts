import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, inject, it } from 'vitest';

import { bin, compilers } from './compilers.ts';
import { run } from './run.ts';

const tarball = inject('tarball');
const project = inject('project');
const specifiers = inject('specifiers');

it('holds what it exports, its README and its licence, and nothing else', async () => {
  const files = (await run('tar', ['-tzf', tarball], project)).trim().split('\n');
  const other = files.filter((file) => !/^package\/dist\/.+\.(js|d\.ts)$/.test(file)).toSorted();
  expect(other).toEqual(['package/LICENSE', 'package/README.md', 'package/package.json']);
  expect(files.filter((file) => /\.test[.-]/.test(file))).toEqual([]);
});

it('passes publint --strict', async () => {
  const { buffer, byteOffset, byteLength } = await readFile(tarball);
  const pack = { tarball: buffer.slice(byteOffset, byteOffset + byteLength) };
  const { messages, pkg } = await publint({ strict: true, pack });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

it('has types that are right for ES modules and bundlers', async () => {
  const report = await run(join(bin, 'attw'), [tarball, '--profile', 'esm-only', '--format', 'json'], project);
  expect(JSON.parse(report)).toHaveProperty('analysis.packageName', '@sheaf/contract-kit');
});

it('runs under Node with nothing but what it asks for', async () => {
  const script = `for (const each of ${JSON.stringify(specifiers)}) console.log(each, Object.keys(await import(each)).length > 0)`;
  const printed = await run('node', ['--input-type=module', '--eval', script], project);
  expect(printed.trim().split('\n')).toEqual(specifiers.map((specifier) => `${specifier} true`));
});

it('type-checks in another project, library files included', async () => {
  const names = specifiers.map((specifier, index) => `export * as from${index} from '${specifier}';`);
  await writeFile(join(project, 'every-subpath.ts'), `${names.join('\n')}\n`);
  const options = ['--module', 'NodeNext', '--target', 'ES2024', '--strict', '--noEmit', '--types', 'node'];
  await run(compilers['TypeScript 7'], [...options, '--lib', 'ES2024,DOM', 'every-subpath.ts'], project);
});
