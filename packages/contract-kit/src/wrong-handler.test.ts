import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

/* What a developer reads when a handler does not fit its operation, as the compiler prints it. */

const wrong = {
  'none of several statuses': `
    const operation = { ...putLegacy, responses: { ...putLegacy.responses, 204: { description: 'Done.' } } } as const;
    resource([operation, async () => ({ status: 404 })]);`,
  'a status that is not listed': "resource([putLegacy, async () => ({ status: 202, body: { text: 'x' } })]);",
  'a member missing': 'resource([putLegacy, async () => ({ status: 200, body: {} })]);',
  'no body': 'resource([putLegacy, async () => ({ status: 200 })]);',
  'a Response': 'resource([putLegacy, async () => Response.json({})]);',
  'an unknown parameter':
    'resource([putLegacy, async ({ params }) => ({ status: 200, body: { text: params.name } })]);',
};
const said = compileEach(wrong);

test.each([
  ['none of several statuses', 'operationId: "putLegacy"'],
  ['none of several statuses', "Type '{ status: 404; }' is not assignable to type 'Answer<204, "],
  ['a status that is not listed', "is not assignable to type 'Answer<200, { readonly body: { text: string; }; }"],
  ['a status that is not listed', "Type '202' is not assignable to type '200'"],
  ['a member missing', "Property 'text' is missing in type '{}' but required in type '{ text: string; }'"],
  ['no body', "Property 'body' is missing in type '{ status: 200; }' but required in type 'Answer<200, "],
  ['a Response', "'Response' is not assignable to type 'Answer<200, "],
  ['an unknown parameter', "Property 'name' does not exist on type '{ id: string; }'"],
] as const)('%s: %s', (what, words) => {
  expect(said[what]).toContain(words);
});

/** Compiles each piece of code by itself: its name → what the compiler says. */
function compileEach<Name extends string>(pieces: Readonly<Record<Name, string>>): Partial<Record<string, string>> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'wrong-handler-'));
  const names = Object.keys(pieces);
  try {
    const options = { types: [], rewriteRelativeImportExtensions: false };
    const config = { extends: here('../tsconfig.json'), compilerOptions: options, include: ['*.mts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    for (const [index, code] of Object.values(pieces).entries()) {
      const imports = `import { putLegacy, resource } from '${here('../fixtures/contract.ts')}';\n`;
      writeFileSync(join(folder, `piece-${index}.mts`), `${imports}${String(code)}\n`);
    }
    const { stdout } = spawnSync(here('../node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false']);
    // Details are indented below the line with the place.
    const reports = stdout.toString().split(/\n(?=\S)/);
    return Object.fromEntries(
      names.map((name, index) => [name, reports.filter((report) => report.includes(`piece-${index}.mts`)).join('\n')]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
