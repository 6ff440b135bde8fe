import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, inject, it } from 'vitest';

import { publicNames } from './public-names.ts';

const project = inject('project');

it.each(inject('specifiers'))('%s says of everything it exports what it is', (specifier) => {
  const names = publicNames(typesOf(specifier));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([]);
});

/** Where the types of a subpath are, by the exports of the packed manifest. */
function typesOf(specifier: string): string {
  const kit = '@sheaf/contract-kit';
  const installed = join(project, 'node_modules', kit);
  const { exports }: { exports: Readonly<Record<string, { readonly types: string }>> } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  return join(installed, exports[`.${specifier.slice(kit.length)}`]?.types ?? '');
}
