import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { expect, inject, it, vi } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { filesBelow } from './support/files-below.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { newPerson, newSpace } from './support/people.ts';
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
  `--x\r\n${partHead('folder')}${decodeURIComponent(folder)}\r\n--x\r\n${partHead('file', `; filename="${file}"`)}`;
const form = 'multipart/form-data; boundary=x';

/** `folder` as it stands in a URL. */
type NewAttempt = (folder: string, name: string) => Attempt;

const attempts: readonly (readonly [how: string, NewAttempt])[] = [
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

/** Sends the half, waits until the server is writing it down, and goes away. */
async function goAway({ url, dataDir, admin }: OwnServer, attempt: Attempt): Promise<void> {
  const temporary = () => filesBelow(join(dataDir, 'tmp'));
  const socket = await open(attempt.request, { ...admin.headers, ...attempt.headers }, url);
  for (const piece of attempt.body) socket.write(piece);
  await vi.waitFor(() => expect(temporary()).toHaveLength(1), { timeout: 10_000 });
  socket.destroy();
  await vi.waitFor(() => expect(temporary()).toEqual([]), { timeout: 10_000 });
}

it('an upload cut off half way leaves no trace', async () => {
  await withOwnServer(async (server) => {
    for (const [how, attempt] of attempts) await expectNoTrace(server, how, attempt);
    expect(server.output()).not.toMatch(/"level":[56]0/);
  });
});

async function expectNoTrace(server: OwnServer, how: string, attempt: NewAttempt): Promise<void> {
  const { url, dataDir, admin } = server;
  const { name: space } = await newSpace(admin, how, { url });
  const path = fileUrl(`${space}/there.txt`);
  const before = await api<{ version: string }>('PUT', path, { url, as: admin, body: 'the old version' });
  const blobs = filesBelow(join(dataDir, 'blobs'));

  const folder = encodeURIComponent(space);
  await goAway(server, attempt(folder, 'new.txt'));
  await goAway(server, attempt(folder, 'there.txt'));
  await goAway(server, attempt(`${folder}/newfolder`, 'new.txt'));

  const query = { folder: space };
  const { json } = await api<{ items: { name: string; version: string }[] }>('GET', '/entries', {
    url,
    as: admin,
    query,
  });
  expect(
    json.items.map(({ name, version }) => [name, version]),
    how,
  ).toEqual([['there.txt', before.json.version]]);
  expect((await api('GET', path, { url, as: admin })).text, how).toBe('the old version');
  expect(filesBelow(join(dataDir, 'blobs')), how).toEqual(blobs);
  const hits = await api<{ items: object[] }>('GET', '/search', { url, as: admin, query: { q: 'half', under: space } });
  expect(hits.json.items, how).toEqual([]);
  expect((await api('PUT', fileUrl(`${space}/new.txt`), { url, as: admin, body: 'whole' })).status, how).toBe(201);
}

it.each([
  [{ 'content-length': '100' }, 'half'],
  [{ 'transfer-encoding': 'chunked' }, '64\r\nhalf'],
])('an upload that ends before it should is told so: %o', async (headers, body) => {
  const person = await newPerson();
  const { name: space } = await newSpace(person);
  const request = `PUT /api${fileUrl(`${space}/a.txt`)} HTTP/1.1`;
  const socket = await open(request, { ...person.headers, ...headers }, inject('server').url);
  socket.end(body);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /);
  expect((await api('GET', fileUrl(`${space}/a.txt`), { as: person })).status).toBe(404);
});

it('an upload that finds the disk full leaves no trace, and says so', async () => {
  const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'full ');
  await withOwnServer(
    async ({ url, dataDir, admin }) => {
      const put = (body: Uint8Array<ArrayBuffer>) => api('PUT', '/files/shared/a.bin', { url, as: admin, body });
      expect((await put(megabytes(1))).status).toBe(201);
      const blobs = filesBelow(join(dataDir, 'blobs'));
      const full = await put(megabytes(6));
      expect([full.status, full.json.code]).toEqual([507, 'insufficient_storage']);
      expect(filesBelow(join(dataDir, 'tmp'))).toEqual([]);
      expect(filesBelow(join(dataDir, 'blobs'))).toEqual(blobs);
      expect((await api('GET', '/files/shared/a.bin', { url, as: admin })).bytes).toHaveLength(1024 * 1024);
    },
    {},
    { maxFileBytes: 4 * 1024 * 1024 },
  );
});
