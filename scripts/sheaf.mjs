#!/usr/bin/env node
/**
 * The door to everything: `npm start`, `npm test`, `npm run verify` and the rest come in here.
 *
 * It runs on any Node >= 20 with npm and nothing installed, installs what is missing, and hands over to the
 * TypeScript beside it, run by the Node that the install brought.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules/node/bin/node');
/** For what is short-lived, Node sets 128 MiB aside when hundreds upload at once. Half of that, as for one upload, is no slower. */
const memory = ['--max-semi-space-size=32'];
const settings = existsSync(join(root, '.env')) ? [`--env-file=${join(root, '.env')}`] : [];

/** @type {Record<string, { does: string, run: () => Promise<number> }>} */
const verbs = {
  start: { does: 'build what changed, then serve Sheaf on PORT (3000)', run: start },
  dev: { does: 'serve Sheaf from source and reload on change', run: dev },
  build: { does: 'build what `start` serves', run: build },
  test: { does: 'run every check and every test', run: () => runWithPnpm(node, 'scripts/check.ts', 'all') },
  verify: {
    does: 'run the quick checks and the unit tests',
    run: () => runWithPnpm(node, 'scripts/check.ts', 'quick'),
  },
  generate: {
    does: 'write openapi.yaml and the client types anew; --watch does so on change',
    run: () => (process.argv[3] === '--watch' ? keepGenerating() : runWithPnpm('turbo', 'run', 'generate')),
  },
  fsck: { does: 'compare the database with the bytes: --deep, --repair, --json', run: () => care('fsck') },
  gc: { does: 'collect bytes that belong to no file: --dry-run, --json', run: () => care('gc') },
  backup: { does: 'back up into a folder while the server runs: <folder>', run: () => care('backup') },
  restore: { does: 'restore a backup into an empty data folder: <folder>', run: () => care('restore') },
};

process.exitCode = await main(process.argv[2]);

/** @param {string | undefined} name */
async function main(name) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    return refuse(`Sheaf needs Node 20 or newer; this is ${process.version}.`);
  }
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    console.log(usage());
    return 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) return refuse(`'${name}' is not something Sheaf can do.\n\n${usage()}`);
  const installed = isInstalled() ? 0 : await install();
  return installed === 0 ? verb.run() : installed;
}

function usage() {
  const lines = Object.entries(verbs).map(([name, { does }]) => `  ${name.padEnd(10)}${does}`);
  return `node scripts/sheaf.mjs <verb>, or npm run <verb>:\n\n${lines.join('\n')}`;
}

/** @param {string} message */
function refuse(message) {
  console.error(message);
  return 2;
}

async function start() {
  const built = await build();
  return built === 0 ? serve() : built;
}

function build() {
  return runWithPnpm(node, ...settings, 'scripts/build.ts');
}

function serve() {
  return run([node, ...memory, ...settings, 'apps/api/server.ts']);
}

/**
 * A command that looks after what is stored, run where the caller stands: npm goes to the root and says where it came from.
 *
 * @param {string} name
 */
function care(name) {
  const command = [node, ...settings, join(root, 'apps/api/care.ts'), name, ...process.argv.slice(3)];
  return run(command, process.env['INIT_CWD'] ?? process.cwd());
}

/** The description and the client's types follow the contract. Next reloads the pages by itself; the server starts anew, without the courtesy of draining, when API code changes. */
async function dev() {
  const documented = await runWithPnpm('turbo', 'run', '@sheaf/api#build:docs', '--output-logs=errors-only');
  if (documented !== 0) return documented;
  const watched = ['apps/api/app', 'apps/api/src', 'packages/contract-kit/src', 'packages/contracts/src'];
  const watch = [
    '--watch-preserve-output',
    '--watch-kill-signal=SIGKILL',
    ...watched.map((folder) => `--watch-path=${folder}`),
  ];
  return Math.max(
    ...(await Promise.all([run([node, ...settings, ...watch, 'apps/api/server.ts', '--dev']), keepGenerating()])),
  );
}

/** openapi.yaml follows the contract, and the client's types follow openapi.yaml. */
async function keepGenerating() {
  const generators = ['packages/contracts/scripts/generate.ts', 'packages/client/scripts/generate.ts'];
  return Math.max(...(await Promise.all(generators.map((script) => run([node, script, '--watch'])))));
}

/** pnpm keeps a copy of the lockfile that it last installed, and a node_modules in each package. */
function isInstalled() {
  const installed = join(root, 'node_modules/.pnpm/lock.yaml');
  return (
    existsSync(node) &&
    existsSync(installed) &&
    readFileSync(installed).equals(readFileSync(join(root, 'pnpm-lock.yaml'))) &&
    packageFolders().every((folder) => existsSync(join(folder, 'node_modules')))
  );
}

function packageFolders() {
  return ['apps', 'packages']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

async function install() {
  console.log('Installing dependencies (pnpm, from pnpm-lock.yaml) …');
  const begun = Date.now();
  const code = await runWithPnpm('pnpm', 'install', '--frozen-lockfile', '--reporter=append-only');
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(code === 0 ? `Dependencies installed in ${seconds} s.` : 'The install failed; pnpm says why above.');
  return code;
}

/**
 * Runs a command with pnpm on its PATH, in the version that package.json names. npm fetches it once and keeps it.
 *
 * @param {string[]} command
 */
function runWithPnpm(...command) {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const pnpm = /"packageManager": "(.+?)"/.exec(manifest)?.[1] ?? 'pnpm';
  return run(['npm', 'exec', '--yes', '--prefer-offline', '--loglevel=error', `--package=${pnpm}`, '--', ...command]);
}

/**
 * Runs a command in the foreground and gives back its exit code.
 *
 * @param {string[]} command
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function run([program = '', ...args], cwd = root) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit', env: quietEnvironment() });
    const forward = forwardSignals(child);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      forward.stop();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Passes the first SIGINT, SIGTERM or SIGHUP on. A terminal's Ctrl-C reaches the whole foreground group by itself.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  const terminal = process.stdin.isTTY || process.stdout.isTTY;
  let told = false;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (!told && !(signal === 'SIGINT' && terminal)) child.kill(signal);
    told = true;
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return {
    stop() {
      for (const signal of signals) process.off(signal, forward);
    },
  };
}

/** The caller's environment, with the tools' telemetry and update notices off. */
function quietEnvironment() {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  };
}
