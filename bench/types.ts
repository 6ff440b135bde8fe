import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { judge, median, save, table, type MustHold } from './measure/report.ts';
import type { Dialect } from './types/contract.ts';
import { writeClientTypes } from './types/describe.ts';
import { hono } from './types/hono.ts';
import { kit } from './types/kit.ts';
import { orpc } from './types/orpc.ts';
import { CALLS, declareKit, writeProject } from './types/project.ts';

/*
 * What a contract of 100, 500 and 1,000 operations costs the type checker, with its routes and a client of 50 calls.
 * `--only=kit,orpc`, `--sizes=100,500` and `--rounds` do less.
 */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'kit,orpc,hono' },
    sizes: { type: 'string', default: '100,500,1000' },
    rounds: { type: 'string', default: '3' },
  },
});

/** What `tsc --extendedDiagnostics` says, and the processor time of its process. */
interface Check {
  readonly cpuSeconds: number;
  readonly checkSeconds: number;
  readonly instantiations: number;
  readonly types: number;
  readonly megabytes: number;
}

const dialects: Readonly<Record<string, Dialect>> = { kit, orpc, hono };
const names = options.only.split(',');
const sizes = options.sizes.split(',').map(Number);
declareKit();
const results: Record<string, Record<number, Check>> = {};

for (const size of sizes) {
  const folders = new Map<string, string>();
  for (const name of names) folders.set(name, await write(name, size));
  const checks = new Map<string, Check[]>();
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const [name, folder] of folders) checks.set(name, [...(checks.get(name) ?? []), typeCheck(folder)]);
  }
  for (const [name, all] of checks) (results[name] ??= {})[size] = medians(all);
  print(size);
}

const promises = mustHold();
console.log('');
const ok = judge(promises);
save('types', { calls: CALLS, results, mustHold: promises });
if (!ok) process.exitCode = 1;

async function write(name: string, size: number): Promise<string> {
  const dialect = dialects[name];
  if (!dialect) throw new Error(`--only takes ${Object.keys(dialects).join(', ')}`);
  const folder = await writeProject(dialect, name, size);
  if (dialect === kit) await writeClientTypes(folder);
  return folder;
}

/** @throws Error with the compiler's words when something does not check: then the contest would mean nothing. */
function typeCheck(folder: string): Check {
  const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
  const args = ['-p', folder, '--noEmit', '--extendedDiagnostics', '--singleThreaded'];
  // The shell tells the processor time of what it ran.
  const script = `TIMEFORMAT='cpu: %U %S'; time "$@" 2>&1`;
  const output = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, 'bash', process.execPath, tsc, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const figure = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
  const [, user, system] = /^cpu: ([\d.]+) ([\d.]+)/m.exec(output) ?? [];
  return {
    cpuSeconds: Number(user) + Number(system),
    checkSeconds: figure('Check time'),
    instantiations: figure('Instantiations'),
    types: figure('Types'),
    megabytes: figure('Memory used') / 1024,
  };
}

function medians(checks: readonly Check[]): Check {
  const of = (key: keyof Check) => median(checks.map((check) => check[key]));
  return {
    cpuSeconds: of('cpuSeconds'),
    checkSeconds: of('checkSeconds'),
    instantiations: of('instantiations'),
    types: of('types'),
    megabytes: of('megabytes'),
  };
}

function print(size: number): void {
  const rows = names.map((name) => {
    const check = results[name]?.[size];
    return [
      dialects[name]?.name ?? name,
      check?.cpuSeconds.toFixed(2) ?? '',
      check?.checkSeconds.toFixed(2) ?? '',
      check?.instantiations.toLocaleString('en') ?? '',
      check?.types.toLocaleString('en') ?? '',
      check?.megabytes.toFixed(0) ?? '',
    ];
  });
  console.log(`\n${table([`${size} operations`, 'CPU s', 'check s', 'instantiations', 'types', 'memory MB'], rows)}`);
}

function mustHold(): MustHold[] {
  const of = (name: string, size: number, key: keyof Check) => results[name]?.[size]?.[key] ?? Number.NaN;
  const most = Math.max(...sizes);
  const half = sizes.toSorted((a, b) => a - b).at(-2) ?? most;
  // Beside what a hundred operations cost, which is mostly the libraries, the rest should grow with their number.
  const least = Math.min(...sizes);
  const growth = (key: keyof Check) =>
    (of('kit', half, key) - of('kit', least, key)) /
    (half - least) /
    ((of('kit', most, key) - of('kit', half, key)) / (most - half));
  const promised = [
    {
      what: `${most} operations: CPU time, oRPC over kit`,
      ratio: of('orpc', most, 'cpuSeconds') / of('kit', most, 'cpuSeconds'),
      atLeast: 1,
    },
    {
      what: `${most} operations: memory, oRPC over kit`,
      ratio: of('orpc', most, 'megabytes') / of('kit', most, 'megabytes'),
      atLeast: 1,
    },
    {
      what: 'linear growth: instantiations an operation, early over late',
      ratio: growth('instantiations'),
      atLeast: 0.9,
    },
    { what: 'linear growth: CPU time an operation, early over late', ratio: growth('cpuSeconds'), atLeast: 0.7 },
  ];
  return promised.filter(({ ratio }) => !Number.isNaN(ratio));
}
