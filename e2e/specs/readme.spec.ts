import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Entry, UploadedFile } from '@sheaf/client';

import { repository } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

const run = promisify(execFile);
const tools = join(repository, 'node_modules/.bin');

test('what the README tells programs to do works', async ({ ada, baseURL }, info) => {
  const { data: key } = await ada.api.POST('/api-keys', {
    body: { name: 'README', scopes: ['files:read', 'files:write'] },
  });
  const environment = { ...process.env, SHEAF_KEY: key.secret, FORCE_COLOR: '0' };
  const readme = (await readFile(join(repository, 'README.md'), 'utf8')).replaceAll(
    'http://localhost:3000',
    baseURL ?? '',
  );

  await test.step('with curl', async () => {
    const commands = block(readme, 'sh', 'SHEAF_KEY')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('export SHEAF_KEY='));
    const folder = info.outputPath('curl');
    await mkdir(folder, { recursive: true });
    for (const name of ['README.md', 'LICENSE']) await copyFile(join(repository, name), join(folder, name));
    const answers: string[] = [];
    for (const command of commands) {
      const { stdout } = await run('bash', ['-c', command], { cwd: folder, env: environment });
      answers.push(stdout);
    }
    const [uploaded = '', listed = '', found = '', bytes, , form = ''] = answers;
    expect(JSON.parse(uploaded)).toMatchObject({ path: 'shared/docs/notes.md', size: 16 });
    expect((JSON.parse(listed) as { items: Entry[] }).items.map(({ name }) => name)).toContain('notes.md');
    expect((JSON.parse(found) as { items: { entry: Entry }[] }).items.map(({ entry }) => entry.path)).toContain(
      'shared/docs/notes.md',
    );
    expect(bytes).toBe('# Release notes\n');
    expect((await readFile(join(folder, 'docs.zip'))).toString('latin1')).toMatch(/^PK.*docs\/notes\.md/s);
    const files = (JSON.parse(form) as { items: UploadedFile[] }).items;
    expect(files.map(({ entry }) => entry?.path)).toEqual(['shared/docs/README.md', 'shared/docs/LICENSE']);
  });

  await test.step('with TypeScript', async () => {
    const folder = info.outputPath('readme');
    const file = await example(folder, block(readme, 'ts', 'createClient'));
    await typecheck(folder);
    const { stdout } = await run(join(tools, 'node'), [file], { cwd: folder, env: environment });
    expect(stdout).toContain('shared/docs/notes.md 16\n');
    expect(stdout).toContain('Somebody was faster.\n');
  });
});

test('the first example of the client’s README is right', async ({}, info) => {
  const readme = await readFile(join(repository, 'packages/client/README.md'), 'utf8');
  const folder = info.outputPath('client-readme');
  await example(folder, block(readme, 'ts', 'createClient'));
  await typecheck(folder);
});

/** The first fenced block in that language that holds a word. */
function block(markdown: string, language: string, word: string): string {
  const blocks = [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const found = blocks.find((each) => each[1] === language && each[2]?.includes(word));
  if (!found?.[2]) throw new Error(`No ${language} block holds ${word}.`);
  return found[2];
}

/** A file of its own, below this package so that it finds the client. */
async function example(folder: string, code: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'example.ts');
  await writeFile(file, code);
  const config = {
    extends: join(repository, 'tsconfig.base.json'),
    compilerOptions: { types: ['node'] },
    include: ['.'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  return file;
}

async function typecheck(folder: string): Promise<void> {
  try {
    await run(join(tools, 'tsc'), ['-p', folder]);
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(`It does not compile:\n${said}`, { cause: error });
  }
}
