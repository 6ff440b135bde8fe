import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api } from './support/api.ts';
import { care } from './support/care.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';

const stray = 'ab'.repeat(20);

describe('fsck', () => {
  it('finds nothing wrong with what a server has written, while it runs', async () => {
    await withOwnServer(async (server) => {
      await write(server, 'docs/a.txt', 'one');
      await write(server, 'docs/a.txt', 'two');
      await write(server, 'b.txt', '');
      const { code, lines } = await care(server.environment, 'fsck', '--deep', '--json', '--grace-hours', '0');
      expect(lines).toEqual([{ summary: { versions: 3, deep: true, left: 0, repaired: 0 } }]);
      expect(code).toBe(0);
      expect((await care(server.environment, 'fsck')).output).toBe('3 versions checked: no problems.\n');
    });
  });

  it('names the files whose bytes are gone, cut or changed, and leaves everything as it is', async () => {
    await withOwnServer(async (server) => {
      const gone = await write(server, 'docs/gone.txt', 'gone');
      const cut = await write(server, 'cut.txt', 'longer');
      const changed = await write(server, 'changed.txt', 'right');
      rmSync(blobFile(server, 'gone'));
      appendFileSync(blobFile(server, 'longer'), '!');
      writeFileSync(blobFile(server, 'right'), 'wrong');
      const shallow = await care(server.environment, 'fsck', '--json');
      expect(shallow.code).toBe(1);
      expect(named(shallow.lines)).toEqual({ blob_missing: [gone.path], size_differs: [cut.path] });
      const deep = await care(server.environment, 'fsck', '--deep', '--repair', '--json');
      expect(deep.code).toBe(1);
      expect(named(deep.lines)).toEqual({
        blob_missing: [gone.path],
        size_differs: [cut.path],
        digest_differs: [changed.path],
      });
      expect(deep.lines.at(-1)).toEqual({ summary: { versions: 3, deep: true, left: 3, repaired: 0 } });
      expect((await api<Entry>('GET', `/entries/${gone.id}`, { as: server.admin, url: server.url })).json).toEqual(
        gone,
      );
      expect((await care(server.environment, 'fsck')).output).toContain(`  ${gone.path} (${gone.version} of `);
    });
  });

  it('sets aside what belongs to no file once it is old enough, and puts back what is needed after all', async () => {
    await withOwnServer(async (server) => {
      await write(server, 'a.txt', 'needed');
      const strayFile = placeOf(server, stray);
      mkdirSync(dirname(strayFile), { recursive: true });
      writeFileSync(strayFile, 'stray');
      expect((await care(server.environment, 'fsck')).code).toBe(0);
      const now = ['--grace-hours', '0', '--json'];
      expect(named((await care(server.environment, 'fsck', ...now)).lines)).toEqual({ orphan: [] });
      expect((await care(server.environment, 'fsck', '--repair', ...now)).code).toBe(0);
      expect(await care(server.environment, 'fsck', ...now)).toMatchObject({ code: 0 });
      const file = blobFile(server, 'needed');
      const key = file.slice(-40);
      writeFileSync(join(server.dataDir, 'aside', key), readFileSync(file));
      rmSync(file);
      expect((await care(server.environment, 'fsck')).code).toBe(1);
      const repair = await care(server.environment, 'fsck', '--repair', '--json');
      expect(repair.lines).toMatchObject([{ kind: 'blob_missing', key, repaired: true }, {}]);
      expect(repair.code).toBe(0);
      expect(await download(server, 'a.txt')).toBe('needed');
    });
  });
});

describe('gc', () => {
  it('says what it would collect, and collects that', async () => {
    await withOwnServer(async (server) => {
      await write(server, 'a.txt', 'needed');
      const strayFile = placeOf(server, stray);
      mkdirSync(dirname(strayFile), { recursive: true });
      writeFileSync(strayFile, 'stray');
      const gc = async (...args: string[]) => (await care(server.environment, 'gc', '--json', ...args)).lines;
      expect(await gc()).toEqual([{ summary: { blobs: 0, bytes: 0, dryRun: false } }]);
      const found = { key: stray, size: 5 };
      expect(await gc('--dry-run', '--grace-hours', '0')).toEqual([
        found,
        { summary: { blobs: 1, bytes: 5, dryRun: true } },
      ]);
      expect(readFileSync(strayFile, 'utf8')).toBe('stray');
      expect(await gc('--grace-hours', '0')).toEqual([found, { summary: { blobs: 1, bytes: 5, dryRun: false } }]);
      expect(readdirSync(join(server.dataDir, 'aside'))).toEqual([stray]);
      expect(await gc('--grace-hours', '0')).toHaveLength(1);
      expect(await download(server, 'a.txt')).toBe('needed');
    });
  });
});

describe('a command that cannot do its work', () => {
  it.each([
    [['polish'], 'Usage:\n  fsck '],
    [['fsck', '--deeper'], 'Usage: fsck '],
    [['gc', '--grace-hours', 'soon'], '--grace-hours takes a whole number'],
  ])('%j: says how it is used', async (args, message) => {
    const { code, output } = await care({ PATH: process.env['PATH'] }, ...args);
    expect(output).toContain(message);
    expect(code).toBe(2);
  });

  it('says that there is nothing to look after, and makes nothing', async () => {
    await withOwnServer(async ({ dataDir }) => {
      const elsewhere = join(dataDir, 'elsewhere');
      const { code, output } = await care({ PATH: process.env['PATH'], SHEAF_DATA_DIR: elsewhere }, 'fsck');
      expect(output).toBe(
        `There is no Sheaf in ${elsewhere}: set SHEAF_DATA_DIR to the folder that the server uses.\n`,
      );
      expect(code).toBe(2);
      expect(readdirSync(dataDir)).not.toContain('elsewhere');
    });
  });
});

async function write(server: OwnServer, path: string, content: string): Promise<Entry> {
  const answer = await api<Entry>('PUT', `/files/shared/${path}`, { as: server.admin, url: server.url, body: content });
  expect([200, 201]).toContain(answer.status);
  return answer.json;
}

async function download(server: OwnServer, path: string): Promise<string> {
  return (await api('GET', `/files/shared/${path}`, { as: server.admin, url: server.url })).text;
}

function placeOf({ dataDir }: OwnServer, key: string): string {
  return join(dataDir, 'blobs', key.slice(0, 1), key.slice(1, 3), key);
}

/** The blob that has these bytes. */
function blobFile({ dataDir }: OwnServer, content: string): string {
  const files = readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const wanted = createHash('sha256').update(content).digest('hex');
  return files.find((file) => createHash('sha256').update(readFileSync(file)).digest('hex') === wanted)!;
}

/** The paths that were named for each kind of finding. */
function named(lines: readonly Record<string, unknown>[]): Record<string, string[]> {
  const findings = lines.filter((line) => 'kind' in line);
  return Object.fromEntries(
    findings.map(({ kind, files }) => [kind, (files as { path: string }[]).map(({ path }) => path)]),
  );
}
