import { readFileSync } from 'node:fs';

import type { Entry, SpaceUsage, UploadResult, UsagePage, User } from '@sheaf/contracts';
import { describe, expect, inject, it, vi } from 'vitest';

import { api, fileUrl, tally, type ApiOptions, type Caller, type Problem } from './support/api.ts';
import { care } from './support/care.ts';
import { withOwnServer } from './support/own-server.ts';
import { admin, namesIn, newKey, newPerson, newSpace, putFile } from './support/people.ts';

const exceeded = [507, 'quota_exceeded'];

/** A person with a space that holds so many bytes and no more. */
async function personWithQuota(quotaBytes: number) {
  const person = await newPerson();
  const space = await limited(person, quotaBytes);
  return { person, space };
}

async function limited(person: Caller, quotaBytes: number): Promise<string> {
  const { name } = await newSpace(person);
  expect((await limit(name, quotaBytes)).status).toBe(200);
  return name;
}

async function limit(space: string, quotaBytes: number | null) {
  return api<SpaceUsage>('PUT', `/spaces/${space}/quota`, { as: await admin(), json: { quotaBytes } });
}

async function limitUser(id: string, quotaBytes: number | null) {
  const answer = await api<User>('PATCH', `/users/${id}`, { as: await admin(), json: { quotaBytes } });
  expect([answer.status, answer.json.quotaBytes]).toEqual([200, quotaBytes]);
}

async function usedIn(person: Caller, space: string): Promise<number | undefined> {
  const { json } = await api<UsagePage>('GET', '/usage', { as: person, query: { limit: 100 } });
  const usage = json.items.find(({ name }) => name === space);
  return usage && usage.currentBytes + usage.earlierBytes + usage.trashBytes === usage.bytes ? usage.bytes : undefined;
}

async function storedBy(person: Caller) {
  return (await api<UsagePage>('GET', '/usage', { as: person })).json.user;
}

function put(person: Caller, path: string, body: ApiOptions['body']) {
  return api<Entry & Problem>('PUT', fileUrl(path), { as: person, ...(body !== undefined && { body }) });
}

function outcome({ status, json }: { status: number; json: { code?: string } }) {
  return [status, json.code];
}

describe('the quota of a space', () => {
  it('is the matter of whoever exceeds it: one line in the log, and no stack', async () => {
    const { person, space } = await personWithQuota(1);
    const { headers } = await put(person, `${space}/a.txt`, '12');
    const id = headers.get('x-request-id') ?? 'none';
    const lines = () => readFileSync(inject('server').logFile, 'utf8').split('\n');
    const line = await vi.waitFor(() => {
      const found = lines().filter((text) => text.includes(id));
      expect(found).toHaveLength(1);
      return JSON.parse(found[0] ?? '');
    });
    expect(line).toMatchObject({ level: 40, status: 507, code: 'quota_exceeded' });
    expect(line).not.toHaveProperty('err');
  });

  it('lets in what fits, to the byte, and leaves nothing of what does not', async () => {
    const { person, space } = await personWithQuota(10);
    await putFile(person, `${space}/a.txt`, '123456');
    expect(outcome(await put(person, `${space}/new/b.txt`, '12345'))).toEqual(exceeded);
    expect(await namesIn(person, space)).toEqual(['a.txt']);
    await putFile(person, `${space}/b.txt`, '1234');
    await putFile(person, `${space}/empty.txt`, '');
    expect(await usedIn(person, space)).toBe(10);
    expect((await limit(space, null)).json).toMatchObject({ name: space, bytes: 10, quotaBytes: null });
    await putFile(person, `${space}/c.txt`, '1');
    expect((await limit(space, 5)).json).toMatchObject({ bytes: 11, quotaBytes: 5 });
    expect(outcome(await put(person, `${space}/c.txt`, ''))).toEqual([200, undefined]);
    expect(outcome(await put(person, `${space}/d.txt`, '1'))).toEqual(exceeded);
  });

  it('stops a stream of unknown length', async () => {
    const { person, space } = await personWithQuota(1_000_000);
    const { etag } = await putFile(person, `${space}/a.bin`, 'the old bytes');
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(64 * 1024)) });
    expect(outcome(await put(person, `${space}/a.bin`, endless))).toEqual(exceeded);
    expect((await api('GET', fileUrl(`${space}/a.bin`), { as: person })).headers.get('etag')).toBe(etag);
    expect(await usedIn(person, space)).toBe(13);
  });

  it('counts what is replaced and deleted until it is deleted for good', async () => {
    const { person, space } = await personWithQuota(10);
    await putFile(person, `${space}/a.txt`, '123456');
    const { id } = await putFile(person, `${space}/a.txt`, '1234');
    expect(outcome(await put(person, `${space}/a.txt`, '1'))).toEqual(exceeded);
    expect((await api('GET', fileUrl(`${space}/a.txt`), { as: person })).text).toBe('1234');
    await api('DELETE', fileUrl(`${space}/a.txt`), { as: person });
    expect(outcome(await put(person, `${space}/a.txt`, '1'))).toEqual(exceeded);
    await api('DELETE', `/trash/${id}`, { as: person });
    expect([await usedIn(person, space), (await storedBy(person)).bytes]).toEqual([0, 0]);
    await putFile(person, `${space}/a.txt`, '1234567890');
  });

  it('counts copies, restored versions, and what comes from another space', async () => {
    const { person, space } = await personWithQuota(10);
    const elsewhere = (await newSpace(person)).name;
    const first = await putFile(person, `${elsewhere}/big.txt`, '12345678');
    const file = await putFile(person, `${elsewhere}/big.txt`, '1234');
    const copy = (to: string) =>
      api('POST', `/entries/${file.id}/copies`, { as: person, json: { path: `${space}/${to}` } });
    const move = (path: string) => api('PATCH', `/entries/${file.id}`, { as: person, json: { path } });
    expect(outcome(await copy('one.txt'))).toEqual([201, undefined]);
    expect(outcome(await copy('two.txt'))).toEqual([201, undefined]);
    expect(outcome(await copy('three.txt'))).toEqual(exceeded);
    expect(outcome(await move(`${space}/big.txt`))).toEqual(exceeded);
    expect([await usedIn(person, space), await usedIn(person, elsewhere)]).toEqual([8, 12]);
    await api('DELETE', `/entries/${file.id}`, { as: person });
    const restore = () => api('POST', `/trash/${file.id}/restore`, { as: person, json: { path: `${space}/big.txt` } });
    expect(outcome(await restore())).toEqual(exceeded);
    await limit(space, 20);
    expect(outcome(await restore())).toEqual([200, undefined]);
    expect([await usedIn(person, space), await usedIn(person, elsewhere)]).toEqual([20, 0]);
    const version = `/entries/${file.id}/versions/${first.version}/restore`;
    expect(outcome(await api('POST', version, { as: person }))).toEqual(exceeded);
    expect(outcome(await move(`${elsewhere}/big.txt`))).toEqual([200, undefined]);
    expect([await usedIn(person, space), await usedIn(person, elsewhere)]).toEqual([8, 12]);
    expect(outcome(await api('POST', version, { as: person }))).toEqual([200, undefined]);
    expect([await usedIn(person, elsewhere), (await storedBy(person)).bytes]).toEqual([20, 28]);
  });

  it('is asked for each file of a form', async () => {
    const { person, space } = await personWithQuota(10);
    const form = new FormData();
    form.append('folder', space);
    for (const [name, text] of Object.entries({ 'a.txt': '123456', 'b.txt': '12345', 'c/c.txt': '1234' })) {
      form.append('file', new Blob([text]), name);
    }
    const { json } = await api<UploadResult>('POST', '/files', { as: person, body: form });
    expect(json.items.map(({ problem }) => problem?.code)).toEqual([undefined, 'quota_exceeded', undefined]);
    expect(await usedIn(person, space)).toBe(10);
  });

  it('holds when many write, copy and delete at once', async () => {
    const { person, space } = await personWithQuota(100);
    const { id } = await putFile(person, `${space}/source.txt`, '0123456789');
    const writes = Array.from({ length: 30 }, (_, index) => put(person, `${space}/${index % 20}.txt`, '1234567890'));
    const copies = Array.from({ length: 20 }, (_, index) =>
      api('POST', `/entries/${id}/copies`, { as: person, json: { path: `${space}/copy ${index}.txt` } }),
    );
    const counts = tally(await Promise.all([...writes, ...copies]));
    expect((counts[200] ?? 0) + (counts[201] ?? 0)).toBe(9);
    expect(counts[507]).toBe(41);
    expect(await usedIn(person, space)).toBe(100);
    expect((await storedBy(person)).bytes).toBe(100);
  });
});

describe('the quota of a user', () => {
  it('limits what they store, wherever it is, and nobody else', async () => {
    const [person, friend] = [await newPerson(), await newPerson()];
    await limitUser(person.id, 10);
    expect(await storedBy(person)).toEqual({ bytes: 0, quotaBytes: 10 });
    await putFile(person, `${person.space}/a.txt`, '12345');
    await putFile(person, `shared/${person.handle}.txt`, '1234');
    expect(outcome(await put(person, `shared/${person.handle}.txt`, '12'))).toEqual(exceeded);
    await putFile(friend, `shared/${person.handle}.txt`, '1234567890');
    expect((await storedBy(person)).bytes).toBe(9);
    const shown = await api<User>('GET', `/users/${person.id}`, { as: await admin() });
    expect(shown.json).toMatchObject({ usedBytes: 9, quotaBytes: 10 });
  });

  it('counts no longer what lies in a space that was deleted', async () => {
    const person = await newPerson();
    const { name } = await newSpace(person);
    await putFile(person, `${name}/a.txt`, '12345');
    await api('DELETE', `/spaces/${name}`, { as: person });
    expect((await storedBy(person)).bytes).toBe(0);
  });

  it('holds when they write into two spaces at once', async () => {
    const person = await newPerson();
    await limitUser(person.id, 50);
    const other = (await newSpace(person)).name;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        put(person, `${index % 2 ? other : person.space}/${index}.txt`, '1234567890'),
      ),
    );
    expect(tally(answers)).toEqual({ 201: 5, 507: 15 });
    expect((await storedBy(person)).bytes).toBe(50);
  });
});

describe('setting the quota of a space', () => {
  it('is for admins, who need not be members', async () => {
    const { person, space } = await personWithQuota(10);
    const path = `/spaces/${space}/quota`;
    const json = { quotaBytes: null };
    expect((await api('PUT', path, { json })).status).toBe(401);
    expect((await api('PUT', path, { as: person, json })).status).toBe(403);
    const boss = await newPerson('admin');
    const key = await newKey(boss, ['spaces:write'], [(await newSpace(boss)).id]);
    expect((await api('PUT', path, { as: key, json })).status).toBe(403);
    expect((await api('PUT', path, { as: boss, json: { quotaBytes: -1 } })).status).toBe(400);
    expect((await api('PUT', '/spaces/there-is-none/quota', { as: boss, json })).status).toBe(404);
    expect((await api('PUT', path, { as: boss, json })).status).toBe(200);
  });
});

it('what nobody limits has the quotas of the configuration, and what was counted is what is there', async () => {
  const environment = { SHEAF_SPACE_QUOTA_BYTES: '30', SHEAF_USER_QUOTA_BYTES: '40' };
  await withOwnServer(async (server) => {
    const { url, admin: as } = server;
    const write = (path: string, body: string) => api<Entry & Problem>('PUT', fileUrl(path), { url, as, body });
    expect(outcome(await write('shared/a.txt', 'x'.repeat(31)))).toEqual(exceeded);
    expect(outcome(await write('shared/a.txt', 'x'.repeat(30)))).toEqual([201, undefined]);
    const { name } = await newSpace(as, 'second', { url });
    expect(outcome(await write(`${name}/a.txt`, 'x'.repeat(11)))).toEqual(exceeded);
    const { json: file } = await write(`${name}/a.txt`, 'x'.repeat(10));
    const { json } = await api<UsagePage>('GET', '/usage', { url, as });
    expect(json.user).toEqual({ bytes: 40, quotaBytes: 40 });
    expect(json.items.map(({ bytes, quotaBytes }) => [bytes, quotaBytes])).toEqual([
      [10, 30],
      [30, 30],
      [0, 30],
    ]);
    await api('DELETE', `/entries/${file.id}`, { url, as });
    await api('DELETE', '/trash', { url, as });
    await api('DELETE', '/spaces/shared', { url, as });
    expect((await care(server.environment, 'fsck')).output).toBe('1 versions checked: no problems.\n');
  }, environment);
});
