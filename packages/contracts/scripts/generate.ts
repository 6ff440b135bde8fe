import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { createDocument } from '@sheaf/contract-kit/document';
import { stringify } from 'yaml';

import { contract, info, operations } from '../src/index.ts';

const file = fileURLToPath(new URL('../../../openapi.yaml', import.meta.url));
const header = '# GENERATED from packages/contracts by "pnpm generate". Do not edit.\n';

const document = createDocument(contract, operations, info);
const text =
  header +
  stringify(document, { aliasDuplicateObjects: false, blockQuote: 'literal', compat: 'yaml-1.1', lineWidth: 0 });

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (current() !== text) {
  console.error('openapi.yaml differs from packages/contracts. Run "pnpm generate" and commit it.');
  process.exitCode = 1;
}

function current(): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
