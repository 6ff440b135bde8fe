import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** A promise about two contestants, as a ratio of one run. */
export interface MustHold {
  readonly what: string;
  readonly ratio: number;
  readonly atLeast: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A Markdown table; all columns but the first are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Prints each promise with its ratio, and gives back whether all hold. */
export function judge(promises: readonly MustHold[]): boolean {
  const broken = promises.filter(({ ratio, atLeast }) => !(ratio >= atLeast));
  for (const { what, ratio, atLeast } of promises) {
    console.log(`${ratio >= atLeast ? '✓' : '✗'} ${what}: ${ratio.toFixed(2)} x (at least ${atLeast} x)`);
  }
  return broken.length === 0;
}

/** Writes results/<name>.json, with what the figures depend on. */
export function save(name: string, figures: object): void {
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const text = JSON.stringify({ at: new Date().toISOString(), machine, ...figures }, null, 2);
  writeFileSync(new URL(`${name}.json`, folder), `${text}\n`);
  console.log(`\nWritten to bench/results/${name}.json`);
}
