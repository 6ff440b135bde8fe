/**
 * Writes src/schema.gen.ts from openapi.yaml: `node scripts/generate.ts`. `--check` only tells whether it is as it should
 * be; `--watch` writes it again whenever openapi.yaml changes.
 */
import { watch } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// The compiler that prints the types takes long to load, unless V8 kept what it made of it. It asks before any import.
enableCompileCache();
const { typesOf } = await import('./schema-types.ts');

const description = new URL('../../../openapi.yaml', import.meta.url);
const output = new URL('../src/schema.gen.ts', import.meta.url);
const header = '// GENERATED from openapi.yaml by "pnpm generate". Do not edit.\n/* eslint-disable */\n\n';

const name = relative(process.cwd(), fileURLToPath(output));
const [mode] = process.argv.slice(2);

if (mode === '--watch') await keepWriting();
else if (mode !== '--check') {
  await write();
  console.log(`${name} written`);
} else if ((await current()) === (await wanted())) {
  console.log(`${name} is as openapi.yaml says`);
} else {
  console.error(`${name} is not what openapi.yaml says: run "pnpm generate" and commit what changes.`);
  process.exitCode = 1;
}

async function wanted(): Promise<string> {
  return header + (await typesOf(await readFile(description, 'utf8')));
}

function current(): Promise<string> {
  return readFile(output, 'utf8').catch(() => '');
}

async function write(): Promise<void> {
  const text = await wanted();
  if (text !== (await current())) await writeFile(output, text);
}

/** Stays loaded: the compiler that prints the types takes longer to start than to print them. */
async function keepWriting(): Promise<never> {
  let change = Promise.withResolvers<void>();
  // The folder, since the file is put in its place anew each time.
  watch(new URL('.', description), (_, changed) => {
    if (changed === basename(description.pathname)) change.resolve();
  });
  await write().catch((error: unknown) => console.error(error));
  console.log(`${name} follows openapi.yaml.`);
  for (;;) {
    await change.promise;
    change = Promise.withResolvers();
    await write().catch((error: unknown) => console.error(error));
  }
}
