import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { care } from './support/care.ts';
import { newDatabase } from './support/databases.ts';
import { admin } from './support/engine-server.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { signIn } from './support/people.ts';
import { startServer } from './support/server.ts';

describe('backup and restore', () => {
  let folder: string;
  let target: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sheaf-backup-'));
    target = join(folder, 'backup');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('bring back every file that was acknowledged before, byte for byte, though writing went on', async () => {
    await withOwnServer(async (server) => {
      const before = new Map<string, Entry>();
      for (let number = 0; number < 20; number += 1) {
        const entry = await write(server, `shared/folder ${number % 3}/ü ${number}.bin`, randomBytes(number * 1000));
        before.set(entry.path, entry);
      }
      await write(server, 'shared/twice.txt', 'first');
      before.set('shared/twice.txt', await write(server, 'shared/twice.txt', 'second'));
      const writing = keepWriting(server);
      const made = await care(server.environment, 'backup', target, '--json');
      expect(await writing.stop()).toBeGreaterThan(0);
      expect(made).toMatchObject({ code: 0, lines: [{ summary: { harmed: 0 } }] });
      await withRestored(folder, target, async (restored) => {
        for (const entry of before.values()) {
          const found = await api<Entry>('GET', `/entries/${entry.id}`, { as: restored.admin, url: restored.url });
          expect(found.json).toEqual(entry);
          expect(await digest(restored, entry.path)).toBe(entry.sha256);
        }
        const checked = await care(restored.environment, 'fsck', '--deep', '--json', '--grace-hours', '0');
        expect(checked).toMatchObject({ code: 0, lines: [{ summary: { left: 0 } }] });
        const query = { q: 'twice' };
        const found = await api<{ items: unknown[] }>('GET', '/search', {
          as: restored.admin,
          url: restored.url,
          query,
        });
        expect(found.json.items).toHaveLength(1);
      });
    });
  });

  it('copies what is new, and keeps what the latest snapshot needs alone', async () => {
    await withOwnServer(async (server) => {
      const backup = async () => (await care(server.environment, 'backup', target, '--json')).lines[0];
      await write(server, 'shared/a.txt', 'one');
      const gone = await write(server, 'shared/b.txt', 'three');
      expect(await backup()).toEqual({ summary: { blobs: 2, copied: 2, bytes: 8, harmed: 0 } });
      await write(server, 'shared/c.txt', 'four');
      expect(await backup()).toEqual({ summary: { blobs: 3, copied: 1, bytes: 4, harmed: 0 } });
      const as = { as: server.admin, url: server.url };
      await api('DELETE', `/entries/${gone.id}`, as);
      expect((await api('DELETE', `/trash/${gone.id}`, as)).status).toBe(204);
      expect(await backup()).toEqual({ summary: { blobs: 2, copied: 0, bytes: 0, harmed: 0 } });
      expect(blobFiles(target)).toHaveLength(2);
      expect(readdirSync(target).filter((name) => name.startsWith('snapshot-'))).toHaveLength(1);
      // An interrupted backup leaves the one before as it was.
      mkdirSync(join(target, 'snapshot-1'));
      await withRestored(folder, target, async (restored) => {
        expect(await digest(restored, 'shared/c.txt')).toBe(sha256('four'));
      });
    });
  });

  it('leave thumbnails out, which are made anew', async () => {
    await withOwnServer(async (server) => {
      const image = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      const { id } = await write(server, 'shared/a.png', image);
      const thumbnail = ({ url, admin: as }: Pick<OwnServer, 'url' | 'admin'>) =>
        api('GET', `/entries/${id}/thumbnail`, { url, as });
      const { status, bytes } = await thumbnail(server);
      expect(status).toBe(200);
      expect(blobFiles(server.dataDir)).toHaveLength(2);
      const fsck = async (environment: OwnServer['environment']) =>
        (await care(environment, 'fsck', '--deep', '--json', '--grace-hours', '0')).lines;
      expect(await fsck(server.environment)).toMatchObject([{ summary: { left: 0 } }]);
      const made = await care(server.environment, 'backup', target, '--json');
      expect(made.lines).toMatchObject([{ summary: { blobs: 1, harmed: 0 } }]);
      await withRestored(folder, target, async (restored) => {
        expect(await fsck(restored.environment)).toMatchObject([{ summary: { left: 0 } }]);
        expect((await thumbnail(restored)).bytes).toEqual(bytes);
      });
    });
  });

  it('say which bytes are harmed, and save the others', async () => {
    await withOwnServer(async (server) => {
      await write(server, 'shared/a.txt', 'whole');
      await write(server, 'shared/b.txt', 'right');
      const harmed = blobFiles(server.dataDir)[0]!;
      writeFileSync(harmed, 'wrong');
      const made = await care(server.environment, 'backup', target, '--json');
      expect(made.code).toBe(1);
      expect(made.lines).toMatchObject([{ key: harmed.slice(-40) }, { summary: { blobs: 2, copied: 1, harmed: 1 } }]);
    });
  });

  it('overwrite nothing', async () => {
    await withOwnServer(async (server) => {
      const refused = async (...args: string[]) => {
        const { code, output } = await care(server.environment, ...args);
        expect(code).toBe(2);
        return output;
      };
      expect(await refused('backup', join(server.dataDir, 'backup'))).toContain('Name a folder elsewhere.');
      expect(await refused('backup')).toContain('Usage: backup <folder>');
      cpSync(import.meta.filename, join(folder, 'something'));
      expect(await refused('backup', folder)).toContain('There is something else than a backup in');
      expect(await refused('restore', target)).toContain(`${server.dataDir} is not empty`);
      const { code, output } = await care(
        { ...server.environment, SHEAF_DATA_DIR: join(folder, 'new') },
        'restore',
        folder,
      );
      const message =
        inject('engine') === 'sqlite' ? 'There is no backup in' : 'The database of DATABASE_URL holds a Sheaf';
      expect([code, output]).toEqual([2, expect.stringContaining(message)]);
    });
  });
});

type Restored = Pick<OwnServer, 'url' | 'admin' | 'environment'>;

/** Restores a backup into a new place and serves it. */
async function withRestored(
  folder: string,
  backup: string,
  work: (restored: Restored) => Promise<void>,
): Promise<void> {
  const place = mkdtempSync(join(folder, 'restored-'));
  const database = await newDatabase(inject('engine'), place);
  const databaseEnv = database.engine === 'postgres' ? { DATABASE_URL: database.url } : {};
  const environment = { PATH: process.env['PATH'], SHEAF_DATA_DIR: join(place, 'data'), ...databaseEnv };
  expect(await care(environment, 'restore', backup, '--json')).toMatchObject({ code: 0 });
  const server = await startServer(place, { SHEAF_RATE_LIMIT: 'off', ...databaseEnv }, { pages: false });
  try {
    await work({ ...server, admin: await signIn(admin.email, admin.password, { url: server.url }) });
  } finally {
    await server.stop();
  }
}

/** Writes, replaces and deletes until it is told to stop. */
function keepWriting(server: OwnServer) {
  let [goesOn, count] = [true, 0];
  const done = (async () => {
    for (; goesOn; count += 1) {
      const { id } = await write(server, `shared/meanwhile/${count % 10}.bin`, randomBytes(2000));
      if (count % 3 !== 0) continue;
      const as = { as: server.admin, url: server.url };
      await api('DELETE', `/entries/${id}`, as);
      await api('DELETE', `/trash/${id}`, as);
    }
  })();
  return {
    async stop() {
      goesOn = false;
      await done;
      return count;
    },
  };
}

async function write({ admin: as, url }: OwnServer, path: string, body: string | Uint8Array<ArrayBuffer>) {
  const answer = await api<Entry>('PUT', fileUrl(path), { as, url, body });
  expect([200, 201]).toContain(answer.status);
  return answer.json;
}

async function digest({ admin: as, url }: Restored, path: string): Promise<string> {
  return sha256((await api('GET', fileUrl(path), { as, url })).bytes);
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function blobFiles(folder: string): string[] {
  const found = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
