import type { CreatedShare, Share, SharePage } from '@sheaf/contracts';
import { describe, expect, inject, it } from 'vitest';

import { api, type Caller } from './support/api.ts';
import { admin, newFolder, newKey, newPerson, newSpace, putFile, unique } from './support/people.ts';

const unknown = 'shr_01k5x3v8qzf0c9m2r7t4w6y8ab';

/** Somebody with a space, a folder in it, and a file in that. */
async function newOwner() {
  const person = await newPerson();
  const space = await newSpace(person);
  const folder = await newFolder(person, `${space.name}/folder`);
  const file = await putFile(person, `${space.name}/folder/a.txt`);
  return { person, space, folder, file };
}

const create = (as: Caller, json: object) => api<CreatedShare>('POST', '/shares', { as, json });
const list = (as: Caller, query: Record<string, string | number> = {}) =>
  api<SharePage>('GET', '/shares', { as, query });
const change = (as: Caller, id: string, json: object) => api<Share>('PATCH', `/shares/${id}`, { as, json });
const revoke = (as: Caller, id: string) => api('DELETE', `/shares/${id}`, { as });
const show = (token: string) => api('GET', `/shared/${token}`);

describe('creating a link', () => {
  it('answers its secret once, and the page to hand out', async () => {
    const { person, space, file } = await newOwner();
    const answer = await create(person, {
      entry: file.id,
      password: 'correct horse battery',
      expiresAt: '2199-01-15T09:30:00.000Z',
      maxDownloads: 3,
    });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { token, url, ...share } = answer.json;
    expect(url).toBe(`${inject('server').url}/s/${token}`);
    expect(share).toMatchObject({
      entry: file.id,
      kind: 'file',
      path: file.path,
      space: space.id,
      access: 'read',
      hasPassword: true,
      expiresAt: '2199-01-15T09:30:00.000Z',
      maxDownloads: 3,
      downloads: 0,
      active: true,
      createdBy: person.id,
    });
    const listed = await list(person);
    expect(listed.json.items).toEqual([share]);
    expect(listed.text).not.toContain(token);
  });

  it.each([
    ['no entry', { entry: undefined }, ['entry']],
    ['a short password', { password: 'short' }, ['password']],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, ['expiresAt']],
    ['no downloads at all', { maxDownloads: 0 }, ['maxDownloads']],
    ['downloads of what is for uploads', { access: 'upload', maxDownloads: 1 }, ['maxDownloads']],
    ['an access that is none', { access: 'write' }, ['access']],
    ['a token of its own', { token: 'mine' }, ['token']],
  ])('refuses %s', async (_what, extra, path) => {
    const { person, folder } = await newOwner();
    const answer = await api('POST', '/shares', { as: person, json: { entry: folder.id, ...extra } });
    expect([answer.status, answer.json.issues?.[0]?.path]).toEqual([400, path]);
    expect((await list(person)).json.items).toEqual([]);
  });

  it('for uploads takes a folder', async () => {
    const { person, folder, file } = await newOwner();
    expect((await create(person, { entry: folder.id, access: 'upload' })).status).toBe(201);
    const refused = await api('POST', '/shares', { as: person, json: { entry: file.id, access: 'upload' } });
    expect([refused.status, refused.json.code]).toEqual([409, 'not_a_folder']);
  });
});

describe('links', () => {
  it('are for owners: a member without the role gets 403, a stranger 404', async () => {
    // Everybody is an editor of the shared space, which the first admin owns.
    const [editor, stranger, owner] = [await newPerson(), await newPerson(), await admin()];
    const file = await putFile(editor, `shared/${unique('file')}.txt`);
    const { json: share } = await create(owner, { entry: file.id });
    const own = await newOwner();
    const { json: foreign } = await create(own.person, { entry: own.file.id });
    expect((await create(editor, { entry: file.id })).status).toBe(403);
    expect((await list(editor, { space: 'shared' })).status).toBe(403);
    expect((await list(editor)).json.items).toEqual([]);
    for (const [as, id, status] of [
      [editor, share.id, 403],
      [stranger, foreign.id, 404],
      [owner, unknown, 404],
    ] as const) {
      expect((await change(as, id, { password: null })).status).toBe(status);
      expect((await revoke(as, id)).status).toBe(status);
    }
    expect((await change(owner, 'mine', {})).status).toBe(400);
    expect((await revoke(owner, 'mine')).status).toBe(400);
    expect([(await show(share.token)).status, (await show(foreign.token)).status]).toEqual([200, 200]);
    expect((await revoke(owner, share.id)).status).toBe(204);
  });

  it('are listed by space and entry, page by page', async () => {
    const { person, space, folder, file } = await newOwner();
    const other = await newSpace(person);
    const made: string[] = [];
    for (const entry of [folder.id, file.id, file.id, other.root]) made.push((await create(person, { entry })).json.id);
    const ids = async (query: Record<string, string | number>) => {
      const { json } = await list(person, query);
      return { ids: json.items.map(({ id }) => id), nextCursor: json.nextCursor };
    };
    const first = await ids({ limit: 3 });
    expect(first.ids).toEqual(made.slice(0, 3));
    expect((await ids({ limit: 3, cursor: first.nextCursor ?? '' })).ids).toEqual(made.slice(3));
    expect((await ids({ space: other.name })).ids).toEqual(made.slice(3));
    expect((await ids({ entry: file.id })).ids).toEqual(made.slice(1, 3));
    const key = await newKey(person, ['shares:write'], [space.id]);
    expect((await list(key)).json.items.map(({ id }) => id)).toEqual(made.slice(0, 3));
    expect((await revoke(key, made[3] ?? '')).status).toBe(404);
    expect((await list(person, { cursor: 'nonsense' })).status).toBe(400);
  });

  it('tell in the list when they work no more', async () => {
    const { person, folder } = await newOwner();
    await create(person, { entry: folder.id });
    const active = async () => (await list(person)).json.items.map((share) => share.active);
    expect(await active()).toEqual([true]);
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    expect(await active()).toEqual([false]);
    await api('POST', `/trash/${folder.id}/restore`, { as: person });
    expect(await active()).toEqual([true]);
  });

  it('are changed a member at a time', async () => {
    const { person, file } = await newOwner();
    const { json } = await create(person, { entry: file.id, maxDownloads: 2 });
    const { token, url: _url, ...share } = json;
    expect((await change(person, share.id, {})).json).toEqual(share);
    const locked = await change(person, share.id, { password: 'correct horse battery' });
    expect(locked.json).toEqual({ ...share, hasPassword: true });
    const refused = await show(token);
    expect(refused.json).toMatchObject({ status: 401, code: 'share_locked' });
    expect(refused.headers.get('www-authenticate')).toBe('Cookie realm="share link", cookie-name="sheaf_share"');
    const open = await change(person, share.id, {
      password: null,
      maxDownloads: null,
      expiresAt: '2199-01-15T09:30:00.000Z',
    });
    expect(open.json).toEqual({ ...share, maxDownloads: null, expiresAt: '2199-01-15T09:30:00.000Z' });
    expect((await show(token)).status).toBe(200);
    expect((await change(person, share.id, { expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(400);
    expect((await change(person, share.id, { access: 'upload' })).status).toBe(400);
    expect((await change(person, share.id, { expiresAt: null })).json.expiresAt).toBeNull();
  });

  it('go with the entry, with the space, and with who made them', async () => {
    const { person, space, folder, file } = await newOwner();
    const { json: toFolder } = await create(person, { entry: folder.id });
    const { json: toFile } = await create(person, { entry: file.id });
    const { json: toSpace } = await create(person, { entry: space.root });
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    expect((await api('DELETE', `/trash/${folder.id}`, { as: person })).status).toBe(204);
    expect((await list(person)).json.items.map(({ id }) => id)).toEqual([toSpace.id]);
    for (const { token } of [toFolder, toFile]) expect((await show(token)).status).toBe(404);
    await api('DELETE', `/spaces/${space.name}`, { as: person });
    expect((await show(toSpace.token)).status).toBe(404);
    expect((await revoke(person, toSpace.id)).status).toBe(404);

    const other = await newOwner();
    const { json: last } = await create(other.person, { entry: other.file.id });
    const as = await admin();
    const user = `/users/${other.person.id}`;
    await api('PATCH', user, { as, json: { disabled: true } });
    expect((await show(last.token)).status).toBe(404);
    await api('PATCH', user, { as, json: { disabled: false } });
    expect((await show(last.token)).status).toBe(200);
    await api('DELETE', user, { as, query: { space: 'trash' } });
    expect((await show(last.token)).status).toBe(404);
  });
});
