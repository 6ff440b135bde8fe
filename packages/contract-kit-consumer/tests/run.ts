import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * What a program writes.
 *
 * @throws Error with everything it wrote, when it fails.
 */
export async function run(program: string, args: readonly string[], cwd: string, env = process.env): Promise<string> {
  const running = execute(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  const { stdout, stderr } = await running.catch((error: unknown) => {
    throw new Error(`${[program, ...args].join(' ')}\n${written(error)}`, { cause: error });
  });
  return stdout + stderr;
}

function written(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const output = 'stdout' in error && 'stderr' in error ? `${String(error.stdout)}${String(error.stderr)}` : '';
  return output || error.message;
}
