import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { getFile, getFirst, getThing, postForm, putFile, putLegacy } from '../../fixtures/contract.ts';
import { findGaps } from './completeness.ts';

/*
 * Each gap is made in a project of its own, whose route files bind the contract of the fixtures.
 */

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const kit = fileURLToPath(new URL('..', import.meta.url));
const thing = `import { getThing, resource } from '${fixtures}/contract.ts';
const module = resource([getThing, ({ params }) => ({ status: 200, body: { text: params.id } })]);
`;
const legacy = `import { putLegacy, refuse, resource } from '${fixtures}/contract.ts';
import { pagesHandler } from '${kit}/pages.ts';
export default pagesHandler(resource([putLegacy, ({ body }) => ({ status: 200, body })]), refuse);
`;
const all = 'export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = module;\n';
const config = 'export const config = { api: { bodyParser: false } };\n';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'kit-routes-'));
});
afterEach(() => rmSync(project, { recursive: true }));

function write(file: string, source: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), source);
}

it('finds none when contract and routes agree', async () => {
  expect(await findGaps([getThing, getFirst, getFile, putFile, putLegacy, postForm], fixtures)).toEqual([]);
  write('app/api/things/[id]/route.ts', thing + all);
  write('pages/api/legacy/things/[id].ts', legacy + config);
  expect(await findGaps([getThing, putLegacy], project)).toEqual([]);
});

it('names an operation without a route', async () => {
  write('app/api/things/[id]/route.ts', thing + all);
  expect(await findGaps([getThing, getFile], project)).toEqual([
    'getFile has no route: export it from app/api/files/[...path]/route.ts.',
  ]);
});

it('names a route without an operation', async () => {
  write('app/api/things/[id]/route.ts', thing + all);
  write('pages/api/legacy/things/[id].ts', legacy + config);
  expect(await findGaps([putLegacy], project)).toEqual([
    'app/api/things/[id]/route.ts serves getThing, which is not in the contract: add it there or remove the route.',
  ]);
  expect(await findGaps([getThing], project)).toEqual([
    'pages/api/legacy/things/[id].ts serves putLegacy, which is not in the contract: add it there or remove the route.',
  ]);
});

it.each([
  ['another folder', 'app/api/stuff/[id]/route.ts'],
  ['another parameter', 'app/api/things/[name]/route.ts'],
  ['a parameter that takes the rest', 'app/api/things/[...id]/route.ts'],
  ['outside the server’s path', 'app/things/[id]/route.ts'],
])('names the file that an operation should be served from: %s', async (_what, file) => {
  write(file, thing + all);
  expect(await findGaps([getThing], project)).toEqual([
    `getThing is /things/{id} in the contract: move it from ${file} to app/api/things/[id]/route.ts.`,
  ]);
});

it('names the page that an operation should be served from', async () => {
  write('pages/api/old/[id].ts', legacy + config);
  expect(await findGaps([putLegacy], project)).toEqual([
    'putLegacy is /legacy/things/{id} in the contract: move it from pages/api/old/[id].ts to pages/api/legacy/things/[id].ts.',
  ]);
});

it('names an export under another method’s name, and methods left to Next', async () => {
  const file = 'app/api/things/[id]/route.ts';
  write(file, `${thing}export const { GET: POST, OPTIONS } = module;\n`);
  expect(await findGaps([getThing], project)).toEqual([
    `${file} exports getThing as POST: it is GET in the contract. Export what resource() gives under its own names.`,
    `${file} leaves GET, HEAD, PUT, PATCH, DELETE to Next: export all that resource() gives.`,
  ]);
});

it('names what two operations share', async () => {
  write('app/api/things/[id]/route.ts', thing + all);
  expect(await findGaps([getThing, { ...getThing, operationId: 'getOther' }], project)).toContainEqual(
    expect.stringMatching(/^getThing .* and getOther .* are in one place: give each operation its own/),
  );
});

it.each([
  ['app/api/things/route.ts', 'export const runtime = 0;\n', 'answers nothing: export what resource() gives from it.'],
  ['pages/api/a.ts', thing + all, 'answers nothing: export default pagesHandler(resource(…), refuse) from it.'],
  ['pages/api/a.ts', legacy, 'lets Next read the body: export const config = { api: { bodyParser: false } } from it.'],
])('refuses %s that does not do what it is there for', async (file, source, advice) => {
  write(file, source);
  await expect(findGaps([], project)).rejects.toThrow(`${file} ${advice}`);
});
