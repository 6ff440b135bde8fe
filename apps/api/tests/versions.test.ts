import type { Entry, VersionPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, type ApiOptions, type Caller } from './support/api.ts';
import { newFolder, newKey, newPerson, newSpace, putFile } from './support/people.ts';

/** A file that had three texts, the latest one last. */
async function fileWithPast(texts: readonly string[] = ['one', 'two', 'three']) {
  const person = await newPerson();
  const space = await newSpace(person);
  const path = `${space.name}/a.txt`;
  const states: Entry[] = [];
  for (const text of texts) states.push(await putFile(person, path, text));
  const [first] = states;
  if (first === undefined) throw new Error('It has a version at least.');
  return { person, path, id: first.id, versions: states.map(({ version }) => version ?? '') };
}

function list(as: Caller, id: string, query: ApiOptions['query'] = {}) {
  return api<VersionPage>('GET', `/entries/${id}/versions`, { as, query });
}

function restore(as: Caller, id: string, version: string | undefined, headers: ApiOptions['headers'] = {}) {
  return api<Entry & { code?: string }>('POST', `/entries/${id}/versions/${version}/restore`, { as, headers });
}

function content(as: Caller, id: string, version: string | undefined, options: ApiOptions = {}, method = 'GET') {
  return api(method, `/entries/${id}/versions/${version}/content`, { ...options, as });
}

const unknown = 'ver_01k5x4a7p9b8c7d6e5f4g3h2j1';

describe('the versions of a file', () => {
  it('are listed, the latest first, and tell which one it has', async () => {
    const { person, id, versions } = await fileWithPast();
    const { status, json } = await list(person, id);
    expect(status).toBe(200);
    expect(json.items.map((version) => [version.id, version.current, version.size])).toEqual([
      [versions[2], true, 5],
      [versions[1], false, 3],
      [versions[0], false, 3],
    ]);
    expect(json.items[0]).toMatchObject({ contentType: 'text/plain', createdBy: person.id });
  });

  it('come page by page, while more are written', async () => {
    const { person, path, id, versions } = await fileWithPast();
    const first = await list(person, id, { limit: 2 });
    await putFile(person, path, 'four');
    const rest = await list(person, id, { limit: 2, cursor: first.json.nextCursor ?? '' });
    expect([...first.json.items, ...rest.json.items].map((version) => version.id)).toEqual(versions.toReversed());
    expect(rest.json.nextCursor).toBeNull();
    expect((await list(person, id, { cursor: 'x' })).status).toBe(400);
  });

  it('are a file’s alone, and stay with it when it moves', async () => {
    const { person, id, versions, path } = await fileWithPast();
    await api('PATCH', `/entries/${id}`, { as: person, json: { path: path.replace('a.txt', 'b.txt') } });
    expect((await list(person, id)).json.items).toHaveLength(versions.length);
    const folder = await newFolder(person, path);
    const refused = await api('GET', `/entries/${folder.id}/versions`, { as: person });
    expect([refused.status, refused.json.code]).toEqual([409, 'not_a_file']);
  });
});

describe('the bytes of a version', () => {
  it('come as those of a file do: whole, in part, with a digest, and not again when the caller has them', async () => {
    const { person, id, versions } = await fileWithPast(['hello world', 'newer']);
    const whole = await content(person, id, versions[0]);
    expect([whole.status, whole.text]).toEqual([200, 'hello world']);
    const etag = whole.headers.get('etag') ?? '';
    expect(whole.headers.get('content-disposition')).toBe('attachment; filename="a.txt"');
    expect(whole.headers.get('repr-digest')).toMatch(/^sha-256=:/);
    expect(whole.headers.get('cache-control')).toBe('private, no-cache');
    const part = await content(person, id, versions[0], { headers: { range: 'bytes=6-' } });
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, 'world', 'bytes 6-10/11']);
    expect((await content(person, id, versions[0], { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await content(person, id, versions[0], { headers: { 'if-match': '"other"' } })).status).toBe(412);
    expect((await content(person, id, versions[0], { headers: { range: 'bytes=99-' } })).status).toBe(416);
    const head = await content(person, id, versions[0], {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([200, '11', '']);
  });

  it('are 404 for a version that is none, is another file’s, or lies in the trash', async () => {
    const { person, id, versions } = await fileWithPast();
    const other = await fileWithPast(['theirs']);
    for (const version of [unknown, other.versions[0]]) {
      const answer = await content(person, id, version);
      expect([answer.status, answer.json.code]).toEqual([404, 'version_not_found']);
    }
    expect((await content(person, id, 'ver_x')).status).toBe(400);
    await api('DELETE', `/entries/${id}`, { as: person });
    const gone = await content(person, id, versions[0]);
    expect([gone.status, gone.json.code]).toEqual([404, 'entry_not_found']);
  });
});

describe('restoring a version', () => {
  it('makes a new version with the old bytes, and loses none', async () => {
    const { person, path, id, versions } = await fileWithPast();
    const answer = await restore(person, id, versions[0]);
    expect([answer.status, answer.json.id, answer.json.size]).toEqual([200, id, 3]);
    expect(versions).not.toContain(answer.json.version);
    expect((await api('GET', fileUrl(path), { as: person })).text).toBe('one');
    const { json } = await list(person, id);
    expect(json.items.map((version) => version.id)).toEqual([answer.json.version, ...versions.toReversed()]);
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      expect((await content(person, id, versions[index])).text).toBe(text);
    }
    expect(answer.headers.get('etag')).toBe((await api('GET', `/entries/${id}`, { as: person })).headers.get('etag'));
  });

  it('makes the old text searchable again, and the newer one not', async () => {
    const { person, id, versions } = await fileWithPast(['walrus', 'narwhal']);
    await restore(person, id, versions[0]);
    const hits = async (q: string) =>
      (await api<{ items: unknown[] }>('GET', '/search', { as: person, query: { q } })).json.items.length;
    expect([await hits('walrus'), await hits('narwhal')]).toEqual([1, 0]);
  });

  it('changes nothing when the file has these bytes', async () => {
    const { person, id, versions } = await fileWithPast();
    const answer = await restore(person, id, versions[2]);
    expect([answer.status, answer.json.version]).toEqual([200, versions[2]]);
    expect((await list(person, id)).json.items).toHaveLength(3);
  });

  it('may be asked for twice: the second time nothing is left to do', async () => {
    const { person, id, versions } = await fileWithPast();
    const first = await restore(person, id, versions[0]);
    expect((await restore(person, id, versions[0])).json).toEqual(first.json);
    expect((await list(person, id)).json.items).toHaveLength(4);
  });

  it('goes on only if the file is still what the caller saw', async () => {
    const { person, id, versions } = await fileWithPast();
    const stale = await restore(person, id, versions[0], { 'if-match': '"other"' });
    expect([stale.status, stale.json.code]).toEqual([412, 'precondition_failed']);
    const etag = (await api('GET', `/entries/${id}`, { as: person })).headers.get('etag') ?? '';
    expect((await restore(person, id, versions[0], { 'if-match': etag })).status).toBe(200);
  });

  it('takes a version of this file, and a key that may write', async () => {
    const { person, id, versions } = await fileWithPast();
    const missing = await restore(person, id, unknown);
    expect([missing.status, missing.json.code]).toEqual([404, 'version_not_found']);
    const reader = await newKey(person, ['files:read']);
    expect((await restore(reader, id, versions[0])).status).toBe(403);
    expect((await content(reader, id, versions[0])).text).toBe('one');
  });
});
