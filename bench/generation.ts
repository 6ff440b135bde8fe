import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { judge, median, save, table, type MustHold } from './measure/report.ts';
import { kit } from './types/kit.ts';
import { writeProject } from './types/project.ts';

/*
 * How long the generators of openapi.yaml and of the client's types take for a contract of 1,000 operations, and how
 * long it takes from an edit of Sheaf's own contract to the new types while they watch.
 */

const { values: options } = parseArgs({
  options: { operations: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' } },
});
const rounds = Number(options.rounds);
const root = fileURLToPath(new URL('..', import.meta.url));
const scripts = { description: 'packages/contracts/scripts/generate.ts', types: 'packages/client/scripts/generate.ts' };

const index = `import { problems, scopes, security } from './kit.ts';

export { operations } from './operations.ts';
export const contract = { problems, scopes, security };
export const info = {
  title: 'Things', version: '1.0.0', summary: 'Many things.', description: 'For the bench.',
  license: { name: 'MIT', identifier: 'MIT' },
  servers: [{ url: '/api', description: 'Here.' }],
  tags: [{ name: 'Things', description: 'Things.' }],
};
`;

const cold = await generateMany(Number(options.operations));
const warm = await editWhileWatching();
const rows = [
  [`openapi.yaml, ${options.operations} operations`, cold.description.toFixed(2)],
  [`client types, ${options.operations} operations`, cold.types.toFixed(2)],
  ['both', (cold.description + cold.types).toFixed(2)],
  ['both, the first time ever', cold.first.toFixed(2)],
  ['watching: edit to new types, median', median(warm).toFixed(2)],
  ['watching: the slowest', Math.max(...warm).toFixed(2)],
];
console.log(`\n${table(['what', 'seconds'], rows)}\n`);
const promises: MustHold[] = [
  {
    what: `4 s over both for ${options.operations} operations`,
    ratio: 4 / (cold.description + cold.types),
    atLeast: 1,
  },
  { what: '1 s over an edit while watching', ratio: 1 / median(warm), atLeast: 1 },
];
const ok = judge(promises);
save('generation', { cold, warm, mustHold: promises });
if (!ok) process.exitCode = 1;

/** Seconds of the generators' processes, from their start to their end; medians, and of both when V8 has compiled nothing yet. */
async function generateMany(operations: number): Promise<{ description: number; types: number; first: number }> {
  const project = await writeProject(kit, 'kit', operations);
  const folder = await copyOfWorkspace(join(project, 'src'));
  await writeFile(join(folder, 'packages/contracts/src/index.ts'), index);
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const run = (script: string) => seconds(() => execFileSync(process.execPath, [join(folder, script)], { env }));
  const time = (script: string) => median(Array.from({ length: rounds }, () => run(script)));
  const first = run(scripts.description) + run(scripts.types);
  const figures = { description: time(scripts.description), types: time(scripts.types), first };
  await rm(folder, { recursive: true });
  return figures;
}

function seconds(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

/** Seconds from the save of a schema to the new types, for several edits. */
async function editWhileWatching(): Promise<number[]> {
  const folder = await copyOfWorkspace(join(root, 'packages/contracts/src'));
  const children = Object.values(scripts).map((script) => spawn(process.execPath, [join(folder, script), '--watch']));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  const schema = join(folder, 'packages/contracts/src/schemas/hello.ts');
  const types = join(folder, 'packages/client/src/schema.gen.ts');
  const source = await readFile(schema, 'utf8');
  const times: number[] = [];
  for (let edit = 0; edit <= rounds; edit += 1) {
    await setTimeout(2000); // As somebody who thinks between two edits.
    const begun = performance.now();
    const member = `edit${edit}: z.string().max(3).optional().meta({ description: 'A member.', example: 'a' })`;
    await writeFile(schema, source.replace('message: z', `${member}, message: z`));
    while (!(await readFile(types, 'utf8')).includes(`edit${edit}?: string`)) await setTimeout(10);
    times.push((performance.now() - begun) / 1000);
  }
  await Promise.all(children.map(end));
  await rm(folder, { recursive: true });
  // The first edit warms up.
  return times.slice(1);
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

/** The contract's source, and what generates from it, where nothing else is changed. */
async function copyOfWorkspace(contract: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-bench-'));
  for (const name of ['contracts', 'client']) {
    const [from, to] = [join(root, 'packages', name), join(folder, 'packages', name)];
    await mkdir(to, { recursive: true });
    await cp(join(from, 'scripts'), join(to, 'scripts'), { recursive: true });
    await cp(join(from, 'package.json'), join(to, 'package.json'));
    await symlink(join(from, 'node_modules'), join(to, 'node_modules'));
  }
  await cp(contract, join(folder, 'packages/contracts/src'), { recursive: true });
  await mkdir(join(folder, 'packages/client/src'));
  await cp(join(root, 'openapi.yaml'), join(folder, 'openapi.yaml'));
  return folder;
}
