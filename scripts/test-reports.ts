import { globSync, readFileSync, rmSync } from 'node:fs';

import type { Count } from './step.ts';
import { add } from './step.ts';

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

/** Adds up the JSON reports that Vitest left, one a package. A suite that did not even load is one failure. */
export function countVitest(pattern: string): Count {
  return readReports(pattern)
    .map((report) => {
      const failed = number(report, 'numFailedTests');
      return {
        passed: number(report, 'numPassedTests'),
        failed: report['success'] === true ? failed : Math.max(failed, 1),
        skipped: number(report, 'numPendingTests') + number(report, 'numTodoTests'),
      };
    })
    .reduce(add, NOTHING);
}

/** Reads the JSON report of Playwright. A test that passed at its second try is a failure. */
export function countPlaywright(pattern: string): Count {
  return readReports(pattern)
    .map(({ stats }) => ({
      passed: number(stats, 'expected'),
      failed: number(stats, 'unexpected') + number(stats, 'flaky'),
      skipped: number(stats, 'skipped'),
    }))
    .reduce(add, NOTHING);
}

/** Yesterday's reports must not count today. */
export function removeReports(pattern: string): void {
  for (const path of globSync(pattern)) rmSync(path);
}

function readReports(pattern: string): Readonly<Record<string, unknown>>[] {
  return globSync(pattern).map((path) => {
    const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isRecord(report)) return report;
    throw new Error(`${path} is no test report.`);
  });
}

function number(from: unknown, name: string): number {
  const value = isRecord(from) ? from[name] : undefined;
  if (typeof value === 'number') return value;
  throw new Error(`A test report has no number '${name}'.`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
