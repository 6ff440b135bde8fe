/**
 * Writes openapi.yaml from packages/contracts: `node scripts/generate.ts`. `--check` only tells whether it is as it
 * should be; `--watch` writes it again whenever the contract's source changes.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, watch, writeFileSync, type FSWatcher } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// V8 keeps what it makes of each module, types stripped, for the next run. It must be asked before anything is imported.
enableCompileCache();
const { describe } = await import('./description.ts');

const file = fileURLToPath(new URL('../../../openapi.yaml', import.meta.url));
const source = fileURLToPath(new URL('../src', import.meta.url));
const header = '# GENERATED from packages/contracts by "pnpm generate". Do not edit.\n';
const [mode] = process.argv.slice(2);

if (mode === '--watch') await keepWriting();
else if (mode === '--wait') process.once('message', () => void write().finally(() => process.disconnect()));
else if (mode !== '--check') await write();
else if (current() !== (await wanted())) {
  console.error('openapi.yaml differs from packages/contracts. Run "pnpm generate" and commit it.');
  process.exitCode = 1;
}

async function wanted(): Promise<string> {
  const { contract, info, operations } = await import('../src/index.ts');
  return header + describe(contract, operations, info);
}

/** In one step, so that nobody reads half of it; not at all when nothing changes. */
async function write(): Promise<void> {
  const text = await wanted();
  if (text === current()) return;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function current(): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** A process imports a module once, so each change needs a new one: the next always waits with its libraries loaded. */
async function keepWriting(): Promise<never> {
  let change = Promise.withResolvers<void>();
  const follow = () => watchFolders(() => change.resolve());
  let followed = follow();
  await write().catch((error: unknown) => console.error(error));
  console.log('openapi.yaml follows packages/contracts.');
  for (let next = waiting(); ; next = waiting()) {
    await change.promise;
    change = Promise.withResolvers();
    // There may be new folders; the old watchers end once nothing can slip through.
    const before = followed;
    followed = follow();
    for (const watcher of before) watcher.close();
    next.send('write');
    await once(next, 'exit');
  }
}

/** Folder by folder: watched as a tree, a file that an editor puts in another's place is lost on Linux. */
function watchFolders(onChange: () => void): FSWatcher[] {
  return folders().map((folder) => watch(folder, onChange));
}

function folders(): string[] {
  const entries = readdirSync(source, { recursive: true, withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  return [source, ...below];
}

function waiting(): ChildProcess {
  return fork(fileURLToPath(import.meta.url), ['--wait']);
}
