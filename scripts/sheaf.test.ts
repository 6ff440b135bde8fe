import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const door = fileURLToPath(new URL('sheaf.mjs', import.meta.url));
const verbs = ['start', 'dev', 'build', 'test', 'verify', 'generate', 'fsck', 'gc', 'backup', 'restore'];

describe('scripts/sheaf.mjs', () => {
  it.each(['--help', 'help', '-h'])('lists its verbs for %s', async (flag) => {
    const { code, output } = await run(door, flag);
    expect(code).toBe(0);
    for (const verb of verbs) expect(output).toContain(`\n  ${verb} `);
  });

  it('refuses a verb it does not know, and says which there are', async () => {
    const { code, output } = await run(door, 'strat');
    expect(code).toBe(2);
    expect(output).toContain("'strat' is not something Sheaf can do.");
    for (const verb of verbs) expect(output).toContain(`\n  ${verb} `);
  });

  it('is what every npm script of the same name runs', () => {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    for (const verb of verbs) expect(manifest).toContain(`node scripts/sheaf.mjs ${verb}"`);
  });
});

describe('a checkout of its own', () => {
  let root: string;
  let calls: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sheaf-door-'));
    calls = join(root, 'calls');
    mkdirSync(join(root, 'scripts'));
    mkdirSync(join(root, 'bin'));
    mkdirSync(join(root, 'apps/api'), { recursive: true });
    mkdirSync(join(root, 'packages'));
    cpSync(door, join(root, 'scripts/sheaf.mjs'));
    writeFileSync(join(root, 'package.json'), '{ "packageManager": "pnpm@1.2.3" }');
    writeFileSync(join(root, 'pnpm-lock.yaml'), 'as wanted');
    // Stands in for npm: notes how it was called.
    writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\necho "$@" >>"${calls}"\n`, { mode: 0o755 });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('installs with the pnpm that package.json names when nothing is installed', async () => {
    const { code, output } = await run(join(root, 'scripts/sheaf.mjs'), 'generate');
    expect(code).toBe(0);
    expect(output).toContain('Installing dependencies');
    const [install, generate] = readFileSync(calls, 'utf8').split('\n');
    expect(install).toMatch(/^exec --yes .*--package=pnpm@1\.2\.3 -- pnpm install --frozen-lockfile/);
    expect(generate).toMatch(/-- turbo run generate$/);
  });

  it('installs again when the lockfile is not the installed one', async () => {
    pretendInstalled('as it was');
    await run(join(root, 'scripts/sheaf.mjs'), 'generate');
    expect(readFileSync(calls, 'utf8')).toContain('pnpm install');
  });

  it('installs again when a package has lost its dependencies', async () => {
    pretendInstalled('as wanted');
    writeFileSync(join(root, 'apps/api/package.json'), '{}');
    await run(join(root, 'scripts/sheaf.mjs'), 'generate');
    expect(readFileSync(calls, 'utf8')).toContain('pnpm install');
  });

  it('installs nothing when the lockfile is the installed one', async () => {
    pretendInstalled('as wanted');
    await run(join(root, 'scripts/sheaf.mjs'), 'generate');
    expect(readFileSync(calls, 'utf8')).not.toContain('pnpm install');
  });

  it('starts the server with the environment and settings file, and gives back its exit code', async () => {
    pretendInstalled('as wanted');
    writeFileSync(join(root, '.env'), 'FROM_FILE=1\nFROM_BOTH=file\n');
    writeFileSync(
      join(root, 'apps/api/server.ts'),
      'console.log(process.cwd(), process.env.FROM_FILE, process.env.FROM_BOTH); process.exit(7);',
    );
    const { code, output } = await run(join(root, 'scripts/sheaf.mjs'), 'start');
    expect(output).toContain(`${root} 1 shell`);
    expect(code).toBe(7);
  });

  it('starts the server with the flag of the systemd unit', async () => {
    pretendInstalled('as wanted');
    writeFileSync(join(root, 'apps/api/server.ts'), 'console.log(process.execArgv.join());');
    const { output } = await run(join(root, 'scripts/sheaf.mjs'), 'start');
    const unit = readFileSync(join(import.meta.dirname, '../deploy/sheaf.service'), 'utf8');
    const [, flag = 'no flag'] = /^ExecStart=\S+ (--\S+)/m.exec(unit) ?? [];
    expect(output).toContain(flag);
  });

  it('passes SIGTERM on and ends when the server has ended', async () => {
    pretendInstalled('as wanted');
    writeFileSync(
      join(root, 'apps/api/server.ts'),
      `process.once('SIGTERM', () => { console.log('stopped'); process.exit(0); });
       setInterval(() => {}, 1000);
       process.kill(process.ppid, 'SIGTERM');`,
    );
    const { code, output } = await run(join(root, 'scripts/sheaf.mjs'), 'start');
    expect(output).toContain('stopped');
    expect(code).toBe(0);
  });

  function pretendInstalled(lockfile: string): void {
    mkdirSync(join(root, 'node_modules/.pnpm'), { recursive: true });
    mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
    writeFileSync(join(root, 'node_modules/.pnpm/lock.yaml'), lockfile);
  }

  function run(script: string, verb: string): ReturnType<typeof runWith> {
    return runWith(script, verb, { PATH: `${join(root, 'bin')}:${process.env['PATH']}`, FROM_BOTH: 'shell' });
  }
});

function run(script: string, verb: string): ReturnType<typeof runWith> {
  return runWith(script, verb, {});
}

function runWith(
  script: string,
  verb: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, verb],
      { env: { ...process.env, ...env } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}
