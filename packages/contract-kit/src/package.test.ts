import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
  readonly publishConfig: { readonly exports: unknown };
}

it('publishes what the workspace imports, built: a subpath stands in exports and in publishConfig.exports', () => {
  const manifest: Manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const built = Object.entries(manifest.exports).map(([subpath, source]) => {
    const path = source.replace(/^\.\/src\/(.+)\.ts$/, './dist/$1');
    return [subpath, { types: `${path}.d.ts`, default: `${path}.js` }];
  });
  expect(manifest.publishConfig.exports).toEqual(Object.fromEntries(built));
});
