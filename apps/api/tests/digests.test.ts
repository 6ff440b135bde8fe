import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { operations, unknownPath } from './support/description.ts';
import { withOwnServer } from './support/own-server.ts';
import { admin, namesIn, newPerson, newSpace, putFile } from './support/people.ts';

const digest = (algorithm: 'sha-256' | 'sha-512', bytes: string) =>
  `${algorithm}=:${createHash(algorithm.replace('-', '')).update(bytes).digest('base64')}:`;
const wrong = { 'content-digest': digest('sha-256', 'what was meant') };

const takingJson = operations.filter(({ bodyTypes }) => bodyTypes.includes('application/json'));

it.each(takingJson.map((operation) => [operation.operationId, operation] as const))(
  '%s refuses a body that was damaged on the way',
  async (_id, { method, path }) => {
    const answer = await api(method, unknownPath(path), { as: await admin(), headers: wrong, json: {} });
    expect([answer.status, answer.json.code]).toEqual([422, 'digest_mismatch']);
  },
);

function form(folder: string) {
  const files = ['one', 'two'].map(
    (name) => `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}.txt"\r\n\r\n${name}\r\n`,
  );
  return [`--x\r\nContent-Disposition: form-data; name="folder"\r\n\r\n${folder}\r\n`, ...files, '--x--\r\n'].join('');
}
const formType = { 'content-type': 'multipart/form-data; boundary=x' };

it('files are stored when the bytes are those that were sent', async () => {
  const person = await newPerson();
  const { name: space } = await newSpace(person);
  const put = await api('PUT', fileUrl(`${space}/a.txt`), {
    as: person,
    headers: { 'repr-digest': `${digest('sha-512', 'hello')}, ${digest('sha-256', 'hello')}` },
    body: 'hello',
  });
  expect(put.status).toBe(201);
  const headers = { ...formType, 'content-digest': digest('sha-256', form(space)) };
  expect((await api('POST', '/files', { as: person, headers, body: form(space) })).status).toBe(201);
  expect(await namesIn(person, space)).toEqual(['a.txt', 'one.txt', 'two.txt']);
});

it('nothing is stored of bytes that were damaged on the way', async () => {
  await withOwnServer(async ({ url, dataDir, admin: as }) => {
    const old = await api<{ version: string }>('PUT', '/files/shared/old.txt', { url, as, body: 'old' });
    const stored = () =>
      ['blobs', 'tmp'].flatMap((folder) =>
        readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true }).filter((item) => item.isFile()),
      );
    const before = stored().length;
    for (const path of ['/files/shared/old.txt', '/files/shared/new/new.txt']) {
      const answer = await api('PUT', path, { url, as, headers: wrong, body: 'damaged' });
      expect([answer.status, answer.json.code]).toEqual([422, 'digest_mismatch']);
    }
    const answer = await api('POST', '/files', { url, as, headers: { ...formType, ...wrong }, body: form('shared') });
    expect([answer.status, answer.json.code]).toEqual([422, 'digest_mismatch']);
    const list = await api<{ items: object[] }>('GET', '/entries', { url, as, query: { folder: 'shared' } });
    expect(list.json.items).toMatchObject([{ name: 'old.txt', version: old.json.version }]);
    expect(stored()).toHaveLength(before);
  });
});

it('a download bears the digest of the whole file, whatever part is sent', async () => {
  const person = await newPerson();
  const { path } = await putFile(person, `${person.space}/a.txt`, 'hello world');
  const url = fileUrl(path);
  for (const [method, headers, status] of [
    ['GET', {}, 200],
    ['HEAD', {}, 200],
    ['GET', { range: 'bytes=6-' }, 206],
    ['GET', { 'want-repr-digest': 'sha-512=10, sha-256=1' }, 200],
  ] as const) {
    const answer = await api(method, url, { as: person, headers });
    expect([answer.status, answer.headers.get('repr-digest')]).toEqual([status, digest('sha-256', 'hello world')]);
  }
});

it('other answers bear the digest that is wanted', async () => {
  const headers = { 'want-content-digest': 'sha-512=5', 'want-repr-digest': 'sha-256=1' };
  for (const path of ['/hello', '/legacy/hello', '/me']) {
    const answer = await api('GET', path, { headers });
    expect(answer.headers.get('content-digest'), path).toBe(digest('sha-512', answer.text));
    expect(answer.headers.get('repr-digest'), path).toBe(digest('sha-256', answer.text));
  }
});
