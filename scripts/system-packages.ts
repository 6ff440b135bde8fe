import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { promisify } from 'node:util';

import type { Step } from './step.ts';

const execute = promisify(execFile);

/** Programs that the tests run and npm cannot bring, by Debian package: where each is found. */
const programs = {
  // The same choice as in e2e/playwright.config.ts.
  chromium: [process.env['CHROMIUM'] ?? '/usr/bin/chromium'],
  nginx: ['/usr/sbin/nginx'],
  postgresql: ['/usr/lib/postgresql/*/bin/initdb', '/usr/local/bin/initdb', '/opt/homebrew/bin/initdb'],
  strace: ['/usr/bin/strace'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** A step's `run` that installs what is missing on a Debian where we are root, and says what to install elsewhere. */
export function systemPackages(...wanted: readonly (keyof typeof programs)[]): Step['run'] {
  return async () => {
    const missing = wanted.filter((name) => programs[name].every((pattern) => globSync(pattern).length === 0));
    if (missing.length === 0) return { ok: true, output: '' };
    const install = `apt-get install ${missing.join(' ')}`;
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
      return { ok: false, output: `The tests need ${missing.join(' and ')}. On Debian: sudo ${install}` };
    }
    console.log(`Installing what the tests need: ${install} …`);
    return aptGet(missing);
  };
}

async function aptGet(packages: readonly string[]): ReturnType<Step['run']> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 1024 ** 2 };
  try {
    await execute('apt-get', ['update', '-q'], options);
    await execute('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], options);
    return { ok: true, output: '' };
  } catch (error) {
    return { ok: false, output: String(error) };
  }
}
