import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it, vi } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { newSpace } from './support/people.ts';
import { open } from './support/raw.ts';

/*
 * A client that goes away in the middle of an upload leaves nothing: no entry, no version, no bytes.
 */

const half = Buffer.alloc(300_000, 'half of it ');

interface Attempt {
  readonly request: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly (string | Buffer)[];
}

const partHead = (name: string, more = '') => `Content-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
const formHead = (folder: string, file: string) =>
  `--x\r\n${partHead('folder')}${folder}\r\n--x\r\n${partHead('file', `; filename="${file}"`)}`;
const form = 'multipart/form-data; boundary=x';

const attempts: readonly (readonly [string, (folder: string, name: string) => Attempt])[] = [
  [
    'with its length announced',
    (folder, name) => ({
      request: `PUT /api/files/${folder}/${name} HTTP/1.1`,
      headers: { 'content-length': '1000000' },
      body: [half],
    }),
  ],
  [
    'in chunks',
    (folder, name) => ({
      request: `PUT /api/files/${folder}/${name} HTTP/1.1`,
      headers: { 'transfer-encoding': 'chunked' },
      body: [`${half.length.toString(16)}\r\n`, half, '\r\n'],
    }),
  ],
  [
    'in a form',
    (folder, name) => ({
      request: 'POST /api/files HTTP/1.1',
      headers: { 'content-length': '1000000', 'content-type': form },
      body: [formHead(folder, name), half],
    }),
  ],
  [
    'in a form in chunks',
    (folder, name) => {
      const head = formHead(folder, name);
      return {
        request: 'POST /api/files HTTP/1.1',
        headers: { 'transfer-encoding': 'chunked', 'content-type': form },
        body: [`${(head.length + half.length).toString(16)}\r\n`, head, half, '\r\n'],
      };
    },
  ],
];

function filesBelow(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((item) => item.isFile()).map(({ name }) => name);
}

/** Sends the half, waits until the server is writing it down, and goes away. */
async function goAway({ url, dataDir, admin }: OwnServer, attempt: Attempt): Promise<void> {
  const temporary = () => filesBelow(join(dataDir, 'tmp'));
  const socket = await open(attempt.request, { ...admin.headers, ...attempt.headers }, url);
  for (const piece of attempt.body) socket.write(piece);
  await vi.waitFor(() => expect(temporary()).toHaveLength(1), { timeout: 10_000 });
  socket.destroy();
  await vi.waitFor(() => expect(temporary()).toEqual([]), { timeout: 10_000 });
}

it.each(attempts)('an upload cut off half way %s leaves no trace', async (_how, attempt) => {
  await withOwnServer(async (server) => {
    const { url, dataDir, admin, output } = server;
    const { name: space } = await newSpace(admin, 'cut', { url });
    const path = `/files/${space}/there.txt`;
    const before = await api<{ version: string }>('PUT', path, { url, as: admin, body: 'the old version' });
    const blobs = filesBelow(join(dataDir, 'blobs'));

    await goAway(server, attempt(space, 'new.txt'));
    await goAway(server, attempt(space, 'there.txt'));
    await goAway(server, attempt(`${space}/newfolder`, 'new.txt'));

    const query = { folder: space };
    const { json } = await api<{ items: { name: string; version: string }[] }>('GET', '/entries', {
      url,
      as: admin,
      query,
    });
    expect(json.items.map(({ name, version }) => [name, version])).toEqual([['there.txt', before.json.version]]);
    expect((await api('GET', fileUrl(`${space}/there.txt`), { url, as: admin })).text).toBe('the old version');
    expect(filesBelow(join(dataDir, 'blobs'))).toEqual(blobs);
    const hits = await api<{ items: object[] }>('GET', '/search', { url, as: admin, query: { q: 'half' } });
    expect(hits.json.items).toEqual([]);
    expect((await api('PUT', `/files/${space}/new.txt`, { url, as: admin, body: 'whole' })).status).toBe(201);
    expect(output()).not.toMatch(/"level":[56]0/);
  });
});
