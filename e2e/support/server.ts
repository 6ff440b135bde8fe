import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningServer {
  /** Its origin, as it says itself. */
  readonly url: string;
  /** The first line it prints, or has printed, that matches. Rejects when the server ends first. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts what `npm start` starts, on a free port of this machine and with an empty data folder of its own. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'sheaf-e2e-'));
  const child = spawn(join(repository, 'node_modules/.bin/node'), ['apps/api/server.ts'], {
    cwd: repository,
    env: { ...ownEnvironment(), PORT: '0', HOST: '127.0.0.1', SHEAF_DATA_DIR: data, LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = readLines(child);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    const ready = await line(/^Sheaf is ready at /);
    return { url: ready.split(' ').at(-1) ?? '', line, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** None of the settings that the machine's owner may have for a Sheaf of theirs. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function readLines(child: ChildProcess): RunningServer['line'] {
  const lines: string[] = [];
  const waiting = new Set<(ended: boolean) => void>();
  let ended = false;
  const tell = () => {
    for (const check of waiting) check(ended);
  };
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (text) => {
      lines.push(text);
      // What the server logs at this level is a defect, and belongs into the test run's output.
      if (text.startsWith('{')) console.error(text);
      tell();
    });
  }
  child.once('error', (error) => lines.push(error.message));
  child.once('close', () => {
    ended = true;
    tell();
  });

  return (pattern) =>
    new Promise((resolve, reject) => {
      const check = (over: boolean) => {
        const found = lines.find((text) => pattern.test(text));
        if (found === undefined && !over) return;
        waiting.delete(check);
        if (found === undefined) reject(new Error(`The server ended without ${pattern}:\n${lines.join('\n')}`));
        else resolve(found);
      };
      waiting.add(check);
      check(ended);
    });
}
