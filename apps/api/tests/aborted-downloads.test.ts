import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it, vi } from 'vitest';

import { api } from './support/api.ts';
import { withOwnServer } from './support/own-server.ts';
import { open } from './support/raw.ts';

const READERS = 20;

it('clients that go away in the middle of a download leave no file open', async () => {
  await withOwnServer(async ({ url, pid, dataDir, admin }) => {
    const openBlobs = () => filesHeld(pid).filter((path) => path.startsWith(join(dataDir, 'blobs')));
    // More than the connection takes in while nobody reads.
    const body = randomBytes(32 * 1024 * 1024);
    expect((await api('PUT', '/files/shared/a.bin', { url, as: admin, body })).status).toBe(201);
    const targets = [
      ['/api/files/shared/a.bin', 'bytes=0-'],
      ['/api/files/shared/a.bin', 'bytes=1000-30000000'],
      ['/api/archives/shared', 'bytes=0-'],
    ];
    for (const [target = '', range = ''] of targets) {
      const download = () => open(`GET ${target} HTTP/1.1`, { ...admin.headers, range }, url);
      const sockets = await Promise.all(Array.from({ length: READERS }, download));
      await vi.waitFor(() => expect(openBlobs()).toHaveLength(READERS), { timeout: 10_000 });
      for (const socket of sockets) socket.destroy();
      await vi.waitFor(() => expect(openBlobs()).toEqual([]), { timeout: 10_000 });
    }
    expect((await api('GET', '/files/shared/a.bin', { url, as: admin })).bytes).toHaveLength(body.length);
    expect(openBlobs()).toEqual([]);
  });
});

/** What a process has open, as Linux tells it. */
function filesHeld(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((descriptor) => {
    try {
      return [readlinkSync(join(folder, descriptor))];
    } catch {
      // Closed since the list was made.
      return [];
    }
  });
}
