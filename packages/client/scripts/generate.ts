/** Writes src/schema.gen.ts from openapi.yaml: `node scripts/generate.ts`. `--check` only tells whether it is as it should be. */
import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const description = new URL('../../../openapi.yaml', import.meta.url);
const output = new URL('../src/schema.gen.ts', import.meta.url);
const header = '// GENERATED from openapi.yaml by "pnpm generate". Do not edit.\n/* eslint-disable */\n\n';

const wanted = header + astToString(await schemaTypes());
const name = relative(process.cwd(), fileURLToPath(output));

if (!process.argv.includes('--check')) {
  await writeFile(output, wanted);
  console.log(`${name} written`);
} else if ((await readFile(output, 'utf8').catch(() => '')) === wanted) {
  console.log(`${name} is as openapi.yaml says`);
} else {
  console.error(`${name} is not what openapi.yaml says: run "pnpm generate" and commit what changes.`);
  process.exitCode = 1;
}

function schemaTypes(): ReturnType<typeof openapiTS> {
  return openapiTS(description, {
    // A member with a default may still be left out of a request.
    defaultNonNullable: false,
    silent: true,
    transform: (schema, { path }) => (schema.format === 'binary' ? bytesType(path ?? '') : undefined),
  });
}

/** Answers and form parts are Blobs; a raw request body may be whatever fetch sends as it is. */
function bytesType(path: string): ts.TypeNode {
  const raw = path.includes('requestBody') && !path.includes('multipart');
  const names = raw ? ['Blob', 'ArrayBuffer', 'Uint8Array<ArrayBuffer>', 'ReadableStream<Uint8Array>'] : ['Blob'];
  return ts.factory.createUnionTypeNode(names.map((each) => ts.factory.createTypeReferenceNode(each)));
}
