import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/*
 * Two new resources in a copy of the workspace: what `pnpm new:operation` writes passes every check as it is.
 */

const repository = fileURLToPath(new URL('../..', import.meta.url));
const onSqlite = ['vitest', 'run', '--project', 'contract-sqlite'] as const;

// Each step is a process of its own, and some look at the whole workspace.
const timeout = 300_000;

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sheaf-scaffold-'));
  copyWorkspace();
  // As on the day of a release, when any addition takes a higher version.
  cpSync(join(root, 'openapi.yaml'), join(root, 'packages/contracts/released/openapi.yaml'));
  const modules = '{.,packages/*,apps/*,e2e,scripts,turbo/generators}/node_modules';
  for (const folder of globSync(modules, { cwd: repository })) linkModules(folder);
}, timeout);
afterAll(() => rmSync(root, { recursive: true }));

describe('what is written', { timeout }, () => {
  test.each([
    ['a name alone', ['notes']],
    ['names that no rule would guess', ['saved-caches', 'saved-cache', 'svc']],
  ])('needs no question, given %s', (_what, names) => {
    const { status, output } = newOperation(...names);
    expect([status, output]).toEqual([0, expect.stringContaining('Now make it yours')]);
  });

  test.each<[string, string, string, ...string[]]>([
    ['compiles as a contract', 'packages/contracts', 'tsc', '-p', '.'],
    ['compiles as a client', 'packages/client', 'tsc', '-p', '.'],
    ['compiles as an API', 'apps/api', 'tsc', '-p', '.'],
    ['is formatted', '.', 'oxfmt', '--check', '.'],
    ['has no lint', '.', 'oxlint', 'packages/contracts', 'packages/client', 'apps/api'],
    ['keeps the layers', '.', 'node', 'scripts/layers.ts'],
    ['is all used', '.', 'knip'],
    ['is in openapi.yaml', '.', 'node', 'packages/contracts/scripts/generate.ts', '--check'],
    ['is in the client', '.', 'node', 'packages/client/scripts/generate.ts', '--check'],
    ['has raised the version', '.', 'node', 'packages/contracts/scripts/compatible.ts'],
    ['keeps the rules of redocly.yaml', '.', 'redocly', 'lint', 'openapi.yaml'],
    ['passes the tests of the contract', 'packages/contracts', 'vitest', 'run', 'src'],
    ['has its routes', 'apps/api', ...onSqlite, 'description', '-t', 'the contract and the routes'],
    ['makes nothing twice', 'apps/api', ...onSqlite, 'idempotency', '-t', 'createNote|createSavedCache'],
    ['is seen by its maker alone', 'apps/api', ...onSqlite, 'authorisation', '-t', 'Note|SavedCache'],
    ['works', 'apps/api', ...onSqlite, '--project', 'contract-postgres', 'tests/notes', 'tests/saved-caches'],
  ])('%s', (_what, folder, program, ...args) => {
    const { status, output } = run(folder, program, ...args);
    expect(status, output).toBe(0);
  });
});

describe('nothing is written', { timeout }, () => {
  test.each([
    ['a name that is taken', ['users'], 'is there already: choose another name'],
    ['a prefix that is taken', ['tasks', 'task', 'usr'], 'ids begin with usr_ already: choose three other letters'],
    ['a table that is taken', ['search-docs'], 'the table search_docs is there already'],
    ['a name that is none', ['Notes'], 'Small letters and hyphens'],
  ])('given %s', (_what, names, message) => {
    const before = contentsOf(root);
    const { status, output } = newOperation(...names);
    expect([status, output]).toEqual([1, expect.stringContaining(message)]);
    expect(contentsOf(root)).toEqual(before);
  });
});

function newOperation(...names: readonly string[]) {
  return run('.', 'gen', 'run', 'operation', '--args', ...names);
}

/** Runs one of the installed programs in a folder of the copy, with nobody to answer its questions. */
function run(folder: string, program: string, ...args: readonly string[]) {
  const bin = join(repository, 'node_modules/.bin');
  const path = `${join(repository, 'node_modules/node/bin')}:${bin}:${process.env['PATH']}`;
  const env = { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined, REDOCLY_TELEMETRY: 'off' };
  const options = { cwd: join(root, folder), env, encoding: 'utf8', input: '' } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  return { status, output: stdout + stderr };
}

/** All but what git ignores, such as modules and builds. */
function copyWorkspace(): void {
  const ignored = new Set(readFileSync(join(repository, '.gitignore'), 'utf8').split('/\n'));
  const filter = (path: string) => basename(path) !== '.git' && !ignored.has(basename(path));
  cpSync(repository, root, { recursive: true, filter });
}

function contentsOf(folder: string): Map<string, string> {
  const files = globSync('{packages,apps}/*/{src,app,tests}/**/*.ts', { cwd: folder });
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The same modules as in the repository, except that the workspace's own packages are those of the copy. */
function linkModules(folder: string): void {
  for (const name of readdirSync(join(repository, folder)).filter((each) => each !== '@sheaf')) {
    link(join(folder, name), join(repository, folder, name));
  }
  for (const name of globSync('@sheaf/*', { cwd: join(repository, folder) })) {
    const target = relative(repository, realpathSync(join(repository, folder, name)));
    link(join(folder, name), join(root, target));
  }
}

function link(from: string, to: string): void {
  mkdirSync(dirname(join(root, from)), { recursive: true });
  symlinkSync(to, join(root, from));
}
