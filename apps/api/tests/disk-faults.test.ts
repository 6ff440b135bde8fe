import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import { describe, expect, inject, it, vi } from 'vitest';

import { api, type ApiOptions, type Problem } from './support/api.ts';
import { filesBelow } from './support/files-below.ts';
import { readOnly, smallDisk, whyNoMounts } from './support/mounts.ts';
import { onePixel } from './support/one-pixel.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { newKey } from './support/people.ts';
import { append, begin, create } from './support/tus.ts';

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

  it('is full: nothing is left of any other write, and what is there is read as before', async () => {
    const disk = smallDisk(16);
    await withOwnServer(
      async (server) => {
        const call = { url: server.url, as: server.admin };
        const { put } = callsOf(server);
        await put('a.txt', OLD);
        const photo = await api<Entry>('PUT', '/files/shared/photo.png', { ...call, body: new Uint8Array(onePixel) });
        const half = onePixel.subarray(0, onePixel.length / 2);
        const broken = await api<Entry>('PUT', '/files/shared/broken.png', { ...call, body: new Uint8Array(half) });
        const program = await newKey(call.as, ['files:read'], undefined, call);
        const upload = await begin(call.as, { ...call, path: 'shared/parts.bin', length: 2 * MiB });
        const files = () => ['blobs', 'tmp'].map((folder) => filesBelow(join(disk, folder)));
        const listed = async () => (await api('GET', '/entries', { ...call, query: { folder: 'shared' } })).text;
        const [stored, before] = [files(), await listed()];
        fill(join(disk, 'filler'));

        const part = { ...call, offset: 0, body: new Uint8Array(2 * MiB) };
        expect((await append(call.as, upload, part)).json.code).toBe('insufficient_storage');
        const form = new FormData();
        form.set('folder', 'shared');
        form.append('file', new File([new Uint8Array(MiB)], 'form.bin'));
        const sent = await api<{ items: { problem: Problem }[] }>('POST', '/files', { ...call, body: form });
        expect(sent.json.items.map(({ problem }) => problem.code)).toEqual(['insufficient_storage']);
        // Only SQLite's rows are on the disk that is full here.
        if (inject('engine') === 'sqlite') {
          const { id } = photo.json;
          const json = { path: 'shared/other.png' };
          for (const { status } of [
            await create(call.as, { ...call, path: 'shared/more.bin', length: 5 }),
            await api('POST', `/entries/${id}/copies`, { ...call, json }),
            await api('POST', '/entries', { ...call, json }),
            await api('PATCH', `/entries/${id}`, { ...call, json }),
            await api('DELETE', `/entries/${id}`, call),
          ]) {
            expect(status).toBe(507);
          }
        }
        expect((await api('GET', `/entries/${photo.json.id}/thumbnail`, call)).status).toBe(200);
        expect((await api('GET', `/entries/${broken.json.id}/thumbnail`, call)).status).toBe(404);
        expect((await api('GET', '/archives/shared', call)).status).toBe(200);
        expect((await api('GET', '/files/shared/a.txt', { ...call, as: program })).text).toBe(OLD);
        expect(await listed()).toBe(before);
        expect(files()).toEqual(stored);

        rmSync(join(disk, 'filler'));
        expect((await append(call.as, upload, part)).status).toBe(204);
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
