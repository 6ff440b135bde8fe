import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/*
 * What keeps contract, description and client together, proved by breaking it in a copy of the workspace.
 */

const repository = fileURLToPath(new URL('..', import.meta.url));
const copied = [
  'openapi.yaml',
  'redocly.yaml',
  'packages/contracts/package.json',
  'packages/contracts/released',
  'packages/contracts/scripts',
  'packages/contracts/src',
  'packages/client/package.json',
  'packages/client/scripts',
  'packages/client/src/schema.gen.ts',
];
const installed = ['packages/contracts/node_modules', 'packages/client/node_modules'];

const generateDescription = 'packages/contracts/scripts/generate.ts';
const generateClient = 'packages/client/scripts/generate.ts';
const released = 'packages/contracts/released/openapi.yaml';

// Each step is a process of its own.
const timeout = 60_000;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sheaf-drift-'));
  for (const path of copied) cpSync(join(repository, path), join(root, path), { recursive: true });
  for (const path of installed) symlinkSync(join(repository, path), join(root, path));
});
afterEach(() => rmSync(root, { recursive: true }));

it('a change of the contract is refused until the description, and then the client, are generated', { timeout }, () => {
  expect(run(generateDescription, '--check')).toEqual({ status: 0, output: '' });
  expect(run(generateClient, '--check')).toMatchObject({ status: 0 });

  edit('packages/contracts/src/schemas/space.ts', 'role: SpaceRole', 'colour: SpaceRole');
  expect(run(generateDescription, '--check')).toEqual({
    status: 1,
    output: expect.stringContaining('openapi.yaml differs from packages/contracts. Run "pnpm generate"'),
  });
  expect(run(generateDescription).status).toBe(0);
  expect(run(generateClient, '--check')).toEqual({
    status: 1,
    output: expect.stringMatching(/schema\.gen\.ts is not what openapi\.yaml says: run "pnpm generate"/),
  });
});

describe('a release', { timeout }, () => {
  it('makes the description the released one and says what is left to do', () => {
    edit('packages/contracts/src/info.ts', /version: '.*'/, "version: '7.0.0'");
    expect(run(generateDescription).status).toBe(0);
    const { status, output } = release();
    expect(status).toBe(0);
    expect(output).toContain(`${released} is version 7.0.0 now.`);
    expect(read(released).split('\n').slice(1)).toEqual(read('openapi.yaml').split('\n').slice(1));
  });

  it('is refused when the description is not the contract’s', () => {
    edit('packages/contracts/src/schemas/space.ts', 'role: SpaceRole', 'colour: SpaceRole');
    expectRefusal('Run "pnpm generate"');
  });

  it('is refused when the version is not high enough', () => {
    edit('packages/contracts/src/info.ts', /version: '.*'/, "version: '0.0.1'");
    expect(run(generateDescription).status).toBe(0);
    expectRefusal('raise `version`');
  });

  function expectRefusal(advice: string): void {
    const before = read(released);
    expect(release()).toEqual({ status: 1, output: expect.stringContaining(advice) });
    expect(read(released)).toBe(before);
  }
});

function release() {
  return run(join(repository, 'scripts/release.ts'));
}

/** Runs a script in the copy. */
function run(script: string, ...flags: string[]) {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' };
  const options = { cwd: root, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...flags], options);
  return { status, output: stdout + stderr };
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function edit(path: string, from: string | RegExp, to: string): void {
  const before = read(path);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} does not have ${from} any more: change this test.`);
  writeFileSync(join(root, path), after);
}
