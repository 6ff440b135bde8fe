import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { run } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball that would be published. */
    readonly tarball: string;
    /** A project that has nothing but what the tarball brings and what it asks for beside it. */
    readonly project: string;
    /** What can be imported from it. */
    readonly specifiers: readonly string[];
  }
}

const here = join(import.meta.dirname, '..');
const kit = join(here, '../contract-kit');
const name = '@sheaf/contract-kit';
/** What the README has its reader install beside it, and the types of Node, which every Next app has. */
const besides = ['@types/node', 'openapi-fetch', 'yaml'];

/** Packs the kit and puts it into a project as an install would, without a network. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'contract-kit-')));
  await run('pnpm', ['pack', '--pack-destination', folder], kit);
  const [file = ''] = await readdir(folder);
  const tarball = join(folder, file);
  const project = join(folder, 'project');
  const installed = join(project, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], folder);
  const manifest = await readManifest(installed);
  for (const needed of neededBy(manifest)) await link(needed, { from: kit, project });
  for (const needed of besides) await link(needed, { from: here, project });
  provide('tarball', tarball);
  provide('project', project);
  provide(
    'specifiers',
    namesIn(manifest, 'exports').map((subpath) => join(name, subpath)),
  );
  return () => rm(folder, { recursive: true });
}

async function readManifest(installed: string): Promise<unknown> {
  return JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
}

/** What a package manager would install with it. */
function neededBy(manifest: unknown): string[] {
  return [...namesIn(manifest, 'dependencies'), ...namesIn(manifest, 'peerDependencies')];
}

function namesIn(manifest: unknown, member: string): string[] {
  const found: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, member) : undefined;
  return typeof found === 'object' && found !== null ? Object.keys(found) : [];
}

async function link(needed: string, { from, project }: { from: string; project: string }): Promise<void> {
  const place = join(project, 'node_modules', needed);
  await mkdir(dirname(place), { recursive: true });
  await symlink(await realpath(join(from, 'node_modules', needed)), place);
}
