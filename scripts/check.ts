/** What `npm run verify` (`quick`) and `npm test` (`all`) run: `node scripts/check.ts quick|all`, pnpm on the PATH. */
import type { Step } from './step.ts';
import { add, command, runSteps } from './step.ts';
import { systemPackages } from './system-packages.ts';
import { countPlaywright, countVitest, removeReports } from './test-reports.ts';

const CORES = 2;
const UNIT_REPORTS = '{packages/*,apps/*,scripts,turbo/generators}/test-results/unit.json';
const CONTRACT_REPORTS = '{packages/*,apps/*}/test-results/contract.json';
const SCAFFOLD_REPORT = 'turbo/generators/test-results/scaffold.json';
const BROWSER_REPORT = 'e2e/test-results/browser.json';

const checks: readonly Step[] = [
  { name: 'types', run: command('turbo run typecheck --continue=always --output-logs=errors-only') },
  { name: 'format', run: command('oxfmt --check .') },
  { name: 'lint', run: command('oxlint') },
  { name: 'layers', run: command('node scripts/layers.ts') },
  { name: 'dead code', run: command('knip') },
  { name: 'openapi.yaml is as the contract says', run: command('node packages/contracts/scripts/generate.ts --check') },
  { name: 'the client is as openapi.yaml says', run: command('node packages/client/scripts/generate.ts --check') },
  { name: 'the version says what changed for callers', run: command('node packages/contracts/scripts/compatible.ts') },
];

const unitTests: Step = {
  name: 'unit tests',
  live: true,
  run: vitest('test', 'unit'),
  count: () => countVitest(UNIT_REPORTS),
};

const slowChecks: readonly Step[] = [
  {
    name: 'openapi.yaml and the journeys keep the rules of redocly.yaml',
    run: command('redocly lint openapi.yaml apps/api/journeys/*.arazzo.yaml'),
  },
  // Before the contract tests: with the pages built, they run the very process that npm start runs.
  { name: 'build', live: true, run: command('node scripts/build.ts') },
  {
    name: 'contract tests',
    live: true,
    run: vitest('test:contract', 'contract'),
    count: () => countVitest(CONTRACT_REPORTS),
  },
  {
    name: 'what pnpm new:operation writes',
    live: true,
    run: vitest('test:scaffold', 'scaffold'),
    count: () => countVitest(SCAFFOLD_REPORT),
  },
  {
    name: 'browser tests',
    live: true,
    run: command('node_modules/.bin/playwright test --reporter=list,json', {
      cwd: 'e2e',
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT.replace('e2e/', '') },
    }),
    count: () => countPlaywright(BROWSER_REPORT),
  },
];

const everything = process.argv[2] === 'all';
const needed: Step = {
  name: 'system packages',
  run: everything ? systemPackages('postgresql', 'strace', 'nginx', 'chromium') : systemPackages('postgresql'),
};

for (const report of [UNIT_REPORTS, CONTRACT_REPORTS, SCAFFOLD_REPORT, BROWSER_REPORT]) removeReports(report);
const quick = await runSteps([needed, ...checks], CORES);
const tested = await runSteps([unitTests, ...(everything ? slowChecks : [])], 1);
const { passed, failed, skipped } = add(quick, tested);
if (skipped > 0) console.log(`\nSkipped tests count as failed: ${skipped}.`);
console.log(`\n${passed} passed, ${failed + skipped} failed`);
process.exitCode = failed + skipped === 0 ? 0 : 1;

function vitest(task: string, report: string): Step['run'] {
  const reporters = `--reporter=default --reporter=json --outputFile.json=test-results/${report}.json`;
  return command(`turbo run ${task} --continue=always --concurrency=${CORES} -- ${reporters}`);
}
