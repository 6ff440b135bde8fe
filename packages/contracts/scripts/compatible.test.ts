import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument, type Document } from 'yaml';

/*
 * The gate, proved by breaking it: the description is taken for the released one, changed, and held to itself.
 */

const script = fileURLToPath(new URL('compatible.ts', import.meta.url));
const current = readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8');
const patience = 60_000;

type Change = (document: Document) => void;

const set =
  (path: readonly (string | number)[], value: unknown): Change =>
  (document) =>
    document.setIn(path, value);
const remove =
  (...path: readonly (string | number)[]): Change =>
  (document) =>
    expect(document.deleteIn(path)).toBe(true);
const add =
  (path: readonly (string | number)[], value: unknown): Change =>
  (document) =>
    document.addIn(path, value);

const schema = (name: string) => ['components', 'schemas', name];

/** What may break a caller, and the rule of `redocly diff` that says so. */
const breaking: readonly (readonly [rule: string, change: Change])[] = [
  ['operation-removed', remove('paths', '/me', 'patch')],
  ['response-removed', remove('paths', '/search', 'get', 'responses', '404')],
  ['property-removed', remove(...schema('Entry'), 'properties', 'etag')],
  ['required-properties-removed', remove(...schema('Space'), 'required', 0)],
  ['required-properties-added', add([...schema('NewUser'), 'required'], 'handle')],
  ['schema-constraint-changed', set([...schema('Path'), 'maxLength'], 9)],
  ['enum-values-removed', remove(...schema('Scope'), 'enum', 0)],
  ['security-requirement-changed', set(['paths', '/me', 'get', 'security', 1, 'apiKey'], ['users:read'])],
];
const removal = remove('paths', '/me', 'patch');
const optionalInput = set([...schema('NewUser'), 'properties', 'nickname'], { type: 'string', maxLength: 5 });
const otherWords = set(['paths', '/me', 'get', 'summary'], 'See yourself');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-compatible-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the gate', { timeout: patience }, () => {
  test('stays shut for whatever may break a caller, and says what that is and what to do', () => {
    const { status, output } = gate('1.4.2', (document) => breaking.forEach(([, change]) => change(document)));
    expect(status).toBe(1);
    for (const [rule] of breaking) expect(output).toMatch(new RegExp(`✖ major .*\\n.*\\(${rule}\\)`));
    expect(output).toContain('info.version stayed 1.4.2, but these changes require a major bump (2.0.0)');
    expect(output).toContain('raise `version` in packages/contracts/src/info.ts');
  });

  test.each([
    ['a breaking change', removal, { from: '1.4.2', refused: '1.5.0', taken: '2.0.0' }],
    ['a breaking change below 1.0', removal, { from: '0.4.2', refused: '0.4.3', taken: '0.5.0' }],
    ['an addition', optionalInput, { from: '1.4.2', refused: '1.4.3', taken: '1.5.0' }],
    ['other words', otherWords, { from: '1.4.2', refused: '1.4.2', taken: '1.4.3' }],
  ])('opens to %s for a version high enough and no other', (_what, change, { from, refused, taken }) => {
    const { status, output } = gate(from, change, refused);
    expect([status, output]).toEqual([1, expect.stringContaining(`bump (${taken})`)]);
    expect(gate(from, change, taken).status).toBe(0);
  });

  test('is open when nothing changed', () => {
    expect(gate('1.4.2', () => {}).status).toBe(0);
  });

  test('stays shut when there is no released description', () => {
    expect(run(join(folder, 'nowhere.yaml'), join(folder, 'nowhere.yaml')).status).toBe(1);
  });
});

/** Takes the description for one released as `version`, changes it, and calls it `next`. */
function gate(version: string, change: Change, next = version) {
  const base = parseDocument(current);
  base.setIn(['info', 'version'], version);
  const revision = base.clone();
  change(revision);
  revision.setIn(['info', 'version'], next);
  return run(written('released.yaml', base), written('today.yaml', revision));
}

function written(name: string, document: Document): string {
  const path = join(folder, name);
  writeFileSync(path, document.toString());
  return path;
}

function run(released: string, today: string) {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, released, today], { encoding: 'utf8', env });
  return { status, output: stdout + stderr };
}
