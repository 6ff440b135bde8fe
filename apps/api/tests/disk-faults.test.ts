import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import { describe, expect, it, vi } from 'vitest';

import { api, type ApiOptions } from './support/api.ts';
import { filesBelow } from './support/files-below.ts';
import { readOnly, smallDisk, whyNoMounts } from './support/mounts.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';

/*
 * A disk that fails: the answer is the right one, the log says what to do about it, and nothing else is harmed.
 */

const MiB = 1024 * 1024;
const OLD = 'the old version';

/** Calls about one server's shared space. */
function callsOf({ url, admin: as }: OwnServer) {
  const call = (method: string, name: string, options: ApiOptions = {}) =>
    api(method, `/files/shared/${name}`, { url, as, ...options });
  return {
    put: (name: string, body: string | Uint8Array<ArrayBuffer>) => call('PUT', name, { body }),
    get: (name: string) => call('GET', name),
    head: (name: string) => call('HEAD', name),
    remove: (name: string) => call('DELETE', name),
  };
}

const cannotMount = whyNoMounts();
if (cannotMount === undefined) describe('a disk that takes no more', withMounts);
else console.log(`Disks that are full or read-only are not tested, since none can be mounted here: ${cannotMount}`);

function withMounts(): void {
  it('is full: 507, nothing half there, the old file intact; with room again all goes on', async () => {
    const disk = smallDisk(16);
    await withOwnServer(
      async (server) => {
        const { put, get, remove } = callsOf(server);
        expect((await put('a.txt', OLD)).status).toBe(201);
        const blobs = filesBelow(join(disk, 'blobs'));
        const tooMuch = await put('a.txt', Buffer.alloc(32 * MiB));
        expect([tooMuch.status, tooMuch.json.code]).toEqual([507, 'insufficient_storage']);
        expect([filesBelow(join(disk, 'tmp')), filesBelow(join(disk, 'blobs'))]).toEqual([[], blobs]);

        const filler = join(disk, 'filler');
        fill(filler);
        expect((await put('a.txt', 'new')).status).toBe(507);
        expect((await put('b.txt', Buffer.alloc(MiB))).status).toBe(507);
        expect([filesBelow(join(disk, 'tmp')), filesBelow(join(disk, 'blobs'))]).toEqual([[], blobs]);
        expect((await get('a.txt')).text).toBe(OLD);
        expect((await get('b.txt')).status).toBe(404);

        rmSync(filler);
        expect((await put('a.txt', 'new')).status).toBe(200);
        expect((await get('a.txt')).text).toBe('new');
        expect((await remove('a.txt')).status).toBe(204);
      },
      { SHEAF_DATA_DIR: disk },
    );
  });

  it.each(['tmp', 'blobs'])('is read-only (%s): 500 and a word in the log; afterwards all goes on', async (folder) => {
    await withOwnServer(async (server) => {
      const { put, get } = callsOf(server);
      expect((await put('a.txt', OLD)).status).toBe(201);
      await readOnly(join(server.dataDir, folder), async () => {
        const refused = await put('a.txt', 'new');
        expect([refused.status, refused.json.code]).toEqual([500, 'internal_error']);
        // What is read-only is a file system of its own here, into which nothing can be renamed either.
        await said(server, /"level":50.*(?:EROFS|EXDEV): /);
        expect((await get('a.txt')).text).toBe(OLD);
      });
      expect(filesBelow(join(server.dataDir, 'tmp'))).toEqual([]);
      expect((await put('a.txt', 'new')).status).toBe(200);
      expect((await get('a.txt')).text).toBe('new');
    });
  });
}

/** The log comes through a pipe, perhaps after the answer. */
async function said({ output }: OwnServer, words: RegExp): Promise<void> {
  await vi.waitFor(() => expect(output()).toMatch(words), { timeout: 10_000 });
}

function fill(path: string): void {
  for (const size of [MiB, 4096]) {
    try {
      while (true) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
}

describe('bytes that the disk has lost', () => {
  /** Two files, and the place of the first one's bytes. */
  async function damaged(test: (server: OwnServer, blob: string, entry: Entry) => Promise<void>): Promise<void> {
    await withOwnServer(async (server) => {
      const { put, get } = callsOf(server);
      const { json } = await api<Entry>('PUT', '/files/shared/a.bin', {
        url: server.url,
        as: server.admin,
        body: Buffer.alloc(2 * MiB, OLD),
      });
      const [blob = ''] = filesBelow(join(server.dataDir, 'blobs'));
      await put('b.txt', 'intact');
      await test(server, join(server.dataDir, 'blobs', blob.slice(0, 1), blob.slice(1, 3), blob), json);
      expect((await get('b.txt')).text).toBe('intact');
      expect((await put('a.bin', 'new')).status).toBe(200);
      expect((await get('a.bin')).text).toBe('new');
    });
  }

  it('all of them: 500, and the log names the blob', async () => {
    await damaged(async (server, blob, { version }) => {
      rmSync(blob);
      expect((await callsOf(server).get('a.bin')).status).toBe(500);
      await said(server, new RegExp(`"level":50.*The bytes of version ${version} are gone`));
    });
  });

  it('the last of them: the connection breaks off, so that nobody takes the rest for the whole', async () => {
    await damaged(async (server, blob) => {
      truncateSync(blob, MiB);
      await expect(callsOf(server).get('a.bin')).rejects.toThrow('terminated');
      await said(server, /"level":50.*The blob ends after 1048576 bytes/);
    });
  });

  it('one bit of them: the digest that goes along tells', async () => {
    await damaged(async (server, blob, { etag }) => {
      const bytes = readFileSync(blob);
      bytes[MiB] = (bytes[MiB] ?? 0) ^ 1;
      writeFileSync(blob, bytes);
      const { status, headers, bytes: got } = await callsOf(server).get('a.bin');
      expect([status, headers.get('etag')]).toEqual([200, etag]);
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(got));
      expect(headers.get('repr-digest')).not.toBe(`sha-256=:${Buffer.from(digest).toString('base64')}:`);
    });
  });
});
