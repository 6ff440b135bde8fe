import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');

// A compiler takes its time on a busy machine.
it('the README’s samples compile, one after another', { timeout: 120_000 }, () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const samples = Array.from(readme.matchAll(/^```tsx?\n(.*?)^```$/gms), ([, sample = '']) => sample);
  expect(samples.length).toBeGreaterThan(1);
  expect(complaintsAbout(samples.join('\n'))).toEqual([]);
});

/** What the compiler says of a module that stands in this package. */
function complaintsAbout(source: string): string[] {
  const file = join(folder, 'readme.ts');
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const program = ts.createProgram({
    rootNames: [file],
    options,
    host: {
      ...host,
      fileExists: (name) => name === file || fileExists(name),
      readFile: (name) => (name === file ? source : readFile(name)),
      getSourceFile: (name, target) =>
        name === file ? ts.createSourceFile(name, source, target) : getSourceFile(name, target),
    },
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
