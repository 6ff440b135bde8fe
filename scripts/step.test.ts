import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Step } from './step.ts';
import { command, runSteps } from './step.ts';
import { countPlaywright, countVitest } from './test-reports.ts';

let said: string[];

beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('runSteps', () => {
  it('counts a step without a report as one check', async () => {
    const steps = [step('good', command('true')), step('bad', command('false'))];
    expect(await runSteps(steps, 2)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('goes on after a failure, and shows what the failed program said', async () => {
    const steps = [step('bad', command('ls /there/is/no/such/folder')), step('good', command('true'))];
    expect(await runSteps(steps, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(said.join('\n')).toContain('/there/is/no/such/folder');
  });

  it('counts a program that is not there as a failure', async () => {
    expect(await runSteps([step('gone', command('no-such-program'))], 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it.each([
    ['a runner that failed without naming a test', 'false', { passed: 3, failed: 0, skipped: 0 }],
    ['a runner that found no test', 'true', { passed: 0, failed: 0, skipped: 0 }],
  ])('counts %s as a failure', async (_what, program, counted) => {
    const { failed } = await runSteps([{ ...step('tests', command(program)), count: () => counted }], 1);
    expect(failed).toBe(1);
  });
});

describe('test reports', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sheaf-reports-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('adds up the packages that Vitest ran', () => {
    report('a/unit.json', { success: true, numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 });
    report('b/unit.json', {
      success: false,
      numPassedTests: 2,
      numFailedTests: 3,
      numPendingTests: 0,
      numTodoTests: 0,
    });
    expect(countVitest(`${folder}/*/unit.json`)).toEqual({ passed: 7, failed: 3, skipped: 2 });
  });

  it('counts a suite that did not load as a failure', () => {
    report('a/unit.json', {
      success: false,
      numPassedTests: 2,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    });
    expect(countVitest(`${folder}/*/unit.json`)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a browser test that passed at its second try as failed', () => {
    report('browser.json', { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(countPlaywright(`${folder}/browser.json`)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('refuses a report that has no counts', () => {
    report('a/unit.json', { success: true });
    expect(() => countVitest(`${folder}/*/unit.json`)).toThrow("no number 'numFailedTests'");
  });

  function report(path: string, content: unknown): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
});

function step(name: string, run: Step['run']): Step {
  return { name, run };
}
