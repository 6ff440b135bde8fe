import { spawn } from 'node:child_process';

/** One thing that `npm test` or `npm run verify` does. */
export interface Step {
  readonly name: string;
  readonly run: (output: Output) => Promise<Outcome>;
  /** Shows the output as it comes. Else it is shown when the step fails. */
  readonly live?: true;
  /** Reads from the runners' reports how many tests there were. Without it the step counts as one check. */
  readonly count?: () => Count;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** A skipped test hides what it would have found: the run counts it as failed. */
  readonly skipped: number;
}

type Output = 'show' | 'keep';
interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Logs stay free of escape codes, and what is kept for a terminal keeps its colours. */
const COLOUR: Readonly<Record<string, string>> = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

/** A step's `run` that starts a program, one of node_modules/.bin or of the system. */
export function command(line: string, options: { cwd?: string; env?: Record<string, string> } = {}): Step['run'] {
  const [program = '', ...args] = line.split(' ');
  return (output) =>
    new Promise((resolve) => {
      const stream = output === 'show' ? 'inherit' : 'pipe';
      const child = spawn(program, args, {
        cwd: options.cwd,
        env: { ...process.env, ...COLOUR, ...options.env },
        stdio: ['ignore', stream, stream],
      });
      let kept = '';
      for (const pipe of [child.stdout, child.stderr]) {
        pipe?.setEncoding('utf8').on('data', (text: string) => (kept += text));
      }
      child.once('error', (error) => resolve({ ok: false, output: error.message }));
      child.once('close', (code) => resolve({ ok: code === 0, output: kept }));
    });
}

/** Runs steps in order, so many at a time, and adds up what they counted. */
export async function runSteps(steps: readonly Step[], atOnce: number): Promise<Count> {
  const waiting = [...steps];
  const counts: Count[] = [];
  async function work(): Promise<void> {
    for (let step = waiting.shift(); step; step = waiting.shift()) counts.push(await runStep(step));
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts.reduce(add, { passed: 0, failed: 0, skipped: 0 });
}

export function add(one: Count, other: Count): Count {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** A runner that fails without naming a test counts as one failure, and so does one that found no test at all. */
async function runStep({ name, run, live, count }: Step): Promise<Count> {
  const begun = performance.now();
  if (live) console.log(`\n→ ${name}`);
  const { ok, output } = await run(live ? 'show' : 'keep');
  const counted = count?.() ?? { passed: Number(ok), failed: 0, skipped: 0 };
  const clean = ok && counted.passed > 0;
  const result = clean ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const mark = result.failed + result.skipped === 0 ? '✓' : '✗';
  console.log(`${mark} ${name} (${seconds} s)${count ? `: ${describe(result)}` : ''}`);
  if (!ok && output !== '') console.log(output.replaceAll(/^(?=.)/gm, '  '));
  return result;
}

function describe({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
