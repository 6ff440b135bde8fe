import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

type Follower = ChildProcessByStdio<null, Readable, Readable>;

/* A copy of the contract and the client is edited, so that the real ones stay as they are. */

const root = fileURLToPath(new URL('..', import.meta.url));
const patience = { timeout: 60_000 };
const running: ChildProcess[] = [];
let copy: string;
let contracts: Follower;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'sheaf-generate-'));
  cpSync(join(root, 'openapi.yaml'), join(copy, 'openapi.yaml'));
  for (const name of ['contracts', 'client']) {
    for (const part of ['src', 'scripts', 'package.json']) {
      cpSync(join(root, 'packages', name, part), join(copy, 'packages', name, part), { recursive: true });
    }
    symlinkSync(join(root, 'packages', name, 'node_modules'), join(copy, 'packages', name, 'node_modules'));
  }
  contracts = await follow('contracts');
  await follow('client');
}, patience.timeout);

afterAll(async () => {
  for (const child of running.filter(({ exitCode }) => exitCode === null)) {
    child.kill();
    await once(child, 'exit');
  }
  rmSync(copy, { recursive: true });
});

it('an edited schema is in the client, however an editor saves it', patience, async () => {
  const schema = join(copy, 'packages/contracts/src/schemas/hello.ts');
  const original = readFileSync(schema, 'utf8');

  writeFileSync(schema, withMember(original, 'first'));
  await vi.waitFor(() => expect(clientTypes()).toContain('first?: string'), patience);

  writeFileSync(`${schema}.draft`, withMember(original, 'second'));
  renameSync(`${schema}.draft`, schema);
  await vi.waitFor(() => expect(clientTypes()).toContain('second?: string'), patience);
  expect(clientTypes()).not.toContain('first?: string');
});

it('a schema that does not load is waited out', patience, async () => {
  const schema = join(copy, 'packages/contracts/src/schemas/hello.ts');
  const sound = readFileSync(schema, 'utf8');
  const said = once(contracts.stderr, 'data');
  writeFileSync(schema, `${sound}\nthis is no code`);
  expect(String(await said)).toContain('SyntaxError');

  writeFileSync(schema, withMember(sound, 'third'));
  await vi.waitFor(() => expect(clientTypes()).toContain('third?: string'), patience);
});

it('a folder created meanwhile is followed too', patience, async () => {
  const schema = join(copy, 'packages/contracts/src/schemas/hello.ts');
  const folder = join(copy, 'packages/contracts/src/schemas/extra');
  const extra = join(folder, 'more.ts');
  const text = (max: number) =>
    `import { z } from 'zod';\nexport const more = z.enum(['longer than ${max}']).meta({ description: 'A member.' });\n`;
  mkdirSync(folder);
  writeFileSync(extra, text(1));
  const source = readFileSync(schema, 'utf8').replace('message: z', 'fourth: more.optional(), message: z');
  writeFileSync(schema, `import { more } from './extra/more.ts';\n${source}`);
  await vi.waitFor(() => expect(clientTypes()).toContain('"longer than 1"'), patience);

  // Twice, since the first may be seen with what went before it.
  for (const max of [2, 3]) {
    writeFileSync(extra, text(max));
    await vi.waitFor(() => expect(clientTypes()).toContain(`"longer than ${max}"`), patience);
  }
});

async function follow(name: string): Promise<Follower> {
  const script = join(copy, 'packages', name, 'scripts/generate.ts');
  const child = spawn(process.execPath, [script, '--watch'], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const [first] = await once(child.stdout, 'data');
  expect(String(first)).toContain(' follows ');
  return child;
}

function withMember(source: string, name: string): string {
  const member = `${name}: z.string().max(3).optional().meta({ description: 'A member.', example: 'a' })`;
  return source.replace('message: z', `${member}, message: z`);
}

function clientTypes(): string {
  return readFileSync(join(copy, 'packages/client/src/schema.gen.ts'), 'utf8');
}
