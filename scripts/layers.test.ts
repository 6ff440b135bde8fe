import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { layerRules } from './layer-rules.ts';
import type { Violation } from './layers.ts';
import { checkLayers, readTree } from './layers.ts';
import { readModule } from './module-facts.ts';

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

/** For each rule, what breaks it: a file that is put into the real tree, and its text. */
const planted: Readonly<Record<string, readonly (readonly [path: string, source: string])[]>> = {
  'kit-knows-no-sheaf': [
    ['packages/contract-kit/src/planted.ts', `import { hello } from '@sheaf/contracts';`],
    ['packages/contract-kit/src/planted.test.ts', `import '../../../apps/api/src/config.ts';`],
  ],
  'kit-knows-no-next': [
    ['packages/contract-kit/src/planted.ts', `import type { NextApiRequest } from 'next';`],
    ['packages/contract-kit/fixtures/planted.ts', `import { NextResponse } from 'next/server';`],
    ['packages/contract-kit/src/planted.test.ts', `const next = await import('next');`],
  ],
  'kit-core-is-web-only': [
    ['packages/contract-kit/src/page.ts', `import { createHash } from 'node:crypto';`],
    ['packages/contract-kit/src/page.ts', `export * from 'ajv';`],
    ['packages/contract-kit/src/page.ts', `const busboy = await import('busboy');`],
  ],
  'kit-core-makes-no-code': [
    ['packages/contract-kit/src/page.ts', `export const one = new Function('return 1');`],
    ['packages/contract-kit/src/page.ts', `export const one = eval('1');`],
  ],
  'contracts-are-zod-and-kit': [
    ['packages/contracts/src/planted.ts', `import { randomUUID } from 'node:crypto';`],
    ['packages/contracts/src/planted.ts', `import { createRoutes } from '@sheaf/contract-kit/serve';`],
    ['packages/contracts/src/planted.ts', `import type { NextRequest } from 'next/server';`],
  ],
  'client-reads-the-yaml': [
    ['packages/client/src/planted.ts', `import type { Entry } from '@sheaf/contracts';`],
    ['packages/client/src/planted.test.ts', `import { problem } from '../../contract-kit/src/problem.ts';`],
    ['packages/client/scripts/planted.ts', `type Entry = import('@sheaf/contracts').Entry;`],
  ],
  'client-runs-anywhere': [['packages/client/src/planted.ts', `import { readFile } from 'node:fs/promises';`]],
  'web-talks-to-the-client': [
    ['apps/web/app/planted.tsx', `import { Entry } from '@sheaf/contracts';`],
    ['apps/web/app/planted.tsx', `import '@sheaf/client/src/schema.gen.ts';`],
    ['apps/web/lib/planted.test.ts', `import { config } from '../../api/src/config.ts';`],
  ],
  'e2e-is-a-black-box': [['e2e/tests/planted.spec.ts', `import { deps } from '@sheaf/api/src/deps.ts';`]],
  'routes-are-one-line': [
    ['apps/api/app/api/planted/route.ts', `import { entries } from '#services/entries.ts';`],
    ['apps/api/app/api/planted/route.ts', `import { z } from 'zod';`],
  ],
  'routes-decide-nothing': [
    ['apps/api/app/api/planted/route.ts', `export function GET(r) { if (r) return 1; }`],
    ['apps/api/app/api/planted/route.ts', `export function GET(r) { try { r(); } catch { return 1; } }`],
    ['apps/api/app/api/planted/route.ts', `export const GET = (r) => (r ? 1 : 2);`],
  ],
  'source-knows-no-route': [['apps/api/src/http/planted.ts', `import { GET } from '../../app/api/hello/route.ts';`]],
  'next-stays-outside': [
    ['apps/api/src/http/planted.ts', `import { headers } from 'next/headers';`],
    ['apps/api/app/api/planted/route.ts', `import { NextResponse } from 'next/server';`],
  ],
  'only-http-meets-the-contract': [
    ['apps/api/src/services/planted.ts', `import { Entry } from '@sheaf/contracts';`],
    ['apps/api/src/services/planted.ts', `import { ProblemError } from '@sheaf/contract-kit';`],
  ],
  'services-know-no-http': [
    ['apps/api/src/services/planted.ts', `import type { Caller } from '#http/caller.ts';`],
    ['apps/api/src/services/planted.ts', `import { request } from 'node:http';`],
  ],
  'deps-are-passed-down': [['apps/api/src/services/planted.ts', `import { getDeps } from '../deps.ts';`]],
  'sql-stays-in-stores': [
    ['apps/api/src/services/planted.ts', `import { sql } from 'kysely';`],
    ['apps/api/src/services/planted.ts', `import { open } from '#db/open.ts';`],
    ['apps/api/server.ts', `import { DatabaseSync } from 'node:sqlite';`],
  ],
  'http-calls-services': [
    ['apps/api/src/http/planted.ts', `import { findUser } from '#services/user-store.ts';`],
    ['apps/api/src/http/planted.ts', `import { diskBlobs } from '../blobs/disk.ts';`],
  ],
  'blobs-know-no-services': [['apps/api/src/blobs/planted.ts', `import type { Ctx } from '#services/ctx.ts';`]],
  'images-know-no-services': [['apps/api/src/images/planted.ts', `import { readConfig } from '#config.ts';`]],
  'images-are-drawn-apart': [['apps/api/src/services/planted.ts', `import sharp from 'sharp';`]],
  'config-reads-the-environment': [
    ['apps/api/src/services/planted.ts', `export const port = process.env.PORT;`],
    ['apps/api/src/services/planted.ts', `export const port = process['env']['PORT'];`],
    ['apps/api/server.ts', `const { PORT } = process.env;`],
  ],
  'config-alone-imports-process': [['apps/api/src/services/planted.ts', `import { env } from 'node:process';`]],
  'names-say-something': [['packages/client/src/utils.ts', `export const one = 1;`]],
};

/** What looks forbidden and is not. */
const allowed: readonly (readonly [path: string, source: string])[] = [
  ['packages/contract-kit/src/serve.ts', `import { createServer } from 'node:http';`],
  ['packages/contract-kit/src/page.ts', `import type { Stats } from 'node:fs';`],
  ['packages/contracts/src/planted.test.ts', `import { expect } from 'vitest';`],
  ['packages/contracts/scripts/planted.ts', `import { writeFile } from 'node:fs/promises';`],
  ['apps/api/src/services/planted.ts', `import type { Entry } from '@sheaf/contracts';`],
  ['apps/api/src/services/planted.ts', `import { findUser } from './user-store.ts';`],
  ['apps/api/src/services/planted-store.ts', `import { sql } from 'kysely';`],
  ['apps/api/tests/planted.test.ts', `export const url = process.env.DATABASE_URL;`],
  ['apps/api/app/api/planted/route.ts', `import { hello } from '@sheaf/contracts';`],
  ['apps/web/app/planted.tsx', `import { hooks } from '@sheaf/client/react';`],
];

describe('layers', () => {
  it('finds nothing in the tree as it is, and no rule that binds no file', () => {
    expect(checkLayers(tree)).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const names = [...layerRules.map(({ name }) => name), 'names-say-something'];
    expect(Object.keys(planted).toSorted()).toEqual(names.toSorted());
  });

  const plants = Object.entries(planted).flatMap(([rule, files]) => files.map((file) => [rule, ...file] as const));
  it.each(plants)('%s refuses %s: %s', (rule, path, source) => {
    const found = violationsWith(path, source).filter((violation) => violation.rule === rule);
    const advice = layerRules.find(({ name }) => name === rule)?.advice ?? 'Name the file after what it holds.';
    expect(found).toEqual([{ rule, path, line: 1, message: expect.stringContaining(advice) }]);
  });

  it.each(allowed)('allows %s: %s', (path, source) => {
    expect(violationsWith(path, source)).toEqual([]);
  });

  it('refuses a file that it cannot read', () => {
    expect(() => readModule('apps/api/src/broken.ts', 'import {')).toThrow(SyntaxError);
  });
});

function violationsWith(path: string, source: string): Violation[] {
  const changed = new Map([...tree, [path, readModule(path, source)]]);
  return checkLayers(changed).filter((violation) => violation.path === path);
}
