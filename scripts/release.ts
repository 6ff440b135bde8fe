/** Makes today's description the released one, to which every later change is held: `pnpm release`. */
import { readFileSync, writeFileSync } from 'node:fs';

import { command, runSteps } from './step.ts';

const { failed } = await runSteps(
  [
    {
      name: 'openapi.yaml is as the contract says',
      run: command('node packages/contracts/scripts/generate.ts --check'),
    },
    {
      name: 'the version says what changed for callers',
      run: command('node packages/contracts/scripts/compatible.ts'),
    },
  ],
  1,
);
if (failed === 0) release('packages/contracts/released/openapi.yaml');
else process.exitCode = 1;

function release(file: string): void {
  const description = readFileSync('openapi.yaml', 'utf8');
  const version = /^ {2}version: (\S+)$/m.exec(description)?.[1];
  writeFileSync(file, description.replace(/^#.*/, '# RELEASED: written by "pnpm release". Do not edit.'));
  console.log(`${file} is version ${version} now. What is left to do:
- CHANGELOG.md: what a user notices, under "## ${version}"; package.json: the same version
- npm test
- one commit, "chore: release ${version}", tagged v${version}`);
}
