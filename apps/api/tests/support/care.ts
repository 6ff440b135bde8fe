import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../care.ts', import.meta.url));

export interface CareResult {
  readonly code: number;
  readonly output: string;
  /** The lines of `--json`. */
  readonly lines: readonly Record<string, unknown>[];
}

/** Runs what `sheaf fsck`, `gc`, `backup` and `restore` run, beside a server. */
export function care(
  environment: Readonly<Record<string, string | undefined>>,
  ...args: string[]
): Promise<CareResult> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [command, ...args],
      { env: { NODE_ENV: 'production', ...environment } },
      (_error, stdout, stderr) => {
        const lines = args.includes('--json') ? stdout.split('\n').filter(Boolean) : [];
        resolve({
          code: child.exitCode ?? -1,
          output: stdout + stderr,
          lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
        });
      },
    );
  });
}
