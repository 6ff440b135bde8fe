import type { Member, MemberPage, Space } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, type Caller, fileUrl, tally } from './support/api.ts';
import { admin, newKey, newPerson, newSpace, type Person, putFile } from './support/people.ts';

const put = (as: Caller, space: string, who: string, role: string) =>
  api<Member>('PUT', `/spaces/${space}/members/${who}`, { as, json: { role } });
const remove = (as: Caller, space: string, who: string) => api('DELETE', `/spaces/${space}/members/${who}`, { as });
const list = (as: Caller, space: string, query: Record<string, string | number> = {}) =>
  api<MemberPage>('GET', `/spaces/${space}/members`, { as, query });
const people = (count: number): Promise<Person[]> => Promise.all(Array.from({ length: count }, () => newPerson()));

/** A space with a file in it, and somebody in each role. */
async function team() {
  const [owner, editor, viewer, stranger] = (await people(4)) as [Person, Person, Person, Person];
  const space = await newSpace(owner);
  const file = await putFile(owner, `${space.name}/a.txt`);
  expect((await put(owner, space.id, editor.id, 'editor')).status).toBe(201);
  expect((await put(owner, space.name, viewer.handle, 'viewer')).status).toBe(201);
  return { owner, editor, viewer, stranger, space, file };
}

describe('the members of a space', () => {
  it('are listed by handle, page by page', async () => {
    const { owner, editor, viewer, space } = await team();
    const { status, json } = await list(owner, space.name);
    expect(status).toBe(200);
    const byHandle = new Map(json.items.map(({ user, role }) => [user.handle, role]));
    expect([...byHandle.keys()]).toEqual([owner, editor, viewer].map(({ handle }) => handle).toSorted());
    expect([owner, editor, viewer].map(({ handle }) => byHandle.get(handle))).toEqual(['owner', 'editor', 'viewer']);
    expect(JSON.stringify(json)).not.toContain(editor.email);
    const first = await list(owner, space.id, { limit: 2 });
    const second = await list(owner, space.id, { limit: 2, cursor: first.json.nextCursor ?? '' });
    expect([...first.json.items, ...second.json.items]).toEqual(json.items);
    expect(second.json.nextCursor).toBeNull();
  });

  it('do what their role says', async () => {
    const { owner, editor, viewer, space, file } = await team();
    for (const [as, status] of [
      [viewer, 403],
      [editor, 200],
    ] as const) {
      expect((await api('GET', fileUrl(file.path), { as })).status).toBe(200);
      expect((await api('PUT', fileUrl(file.path), { as, body: 'changed' })).status).toBe(status);
    }
    const calls = [
      ['PUT', fileUrl(`${space.name}/new.txt`), { body: 'new' }],
      ['POST', '/entries', { json: { path: `${space.name}/new` } }],
      ['PATCH', `/entries/${file.id}`, { json: { path: `${space.name}/b.txt` } }],
      ['DELETE', `/entries/${file.id}`, {}],
      ['DELETE', fileUrl(file.path), {}],
    ] as const;
    for (const [method, path, options] of calls) {
      const answer = await api(method, path, { as: viewer, ...options });
      expect([answer.status, answer.json.code], `${method} ${path}`).toEqual([403, 'forbidden']);
    }
    for (const as of [viewer, editor]) {
      expect((await api('PATCH', `/spaces/${space.id}`, { as, json: { name: 'x' } })).status).toBe(403);
      expect((await list(as, space.id)).status).toBe(403);
      expect((await put(as, space.id, as.id, 'owner')).status).toBe(403);
      expect((await remove(as, space.id, owner.id)).status).toBe(403);
    }
    expect((await api<Space>('GET', `/spaces/${space.id}`, { as: viewer })).json.role).toBe('viewer');
  });

  it('get another role, and the same one twice changes nothing', async () => {
    const { owner, editor, viewer, space } = await team();
    const promoted = await put(owner, space.id, viewer.id, 'editor');
    expect([promoted.status, promoted.json.role, promoted.json.user.id]).toEqual([200, 'editor', viewer.id]);
    expect(await put(owner, space.id, viewer.id, 'editor')).toMatchObject({ status: 200, json: promoted.json });
    expect((await put(owner, space.id, editor.id, 'owner')).status).toBe(200);
    expect((await put(editor, space.id, owner.id, 'viewer')).status).toBe(200);
    expect((await list(owner, space.id)).status).toBe(403);
  });

  it('leave, and are removed', async () => {
    const { owner, editor, viewer, space, file } = await team();
    expect((await remove(editor, space.id, editor.handle)).status).toBe(204);
    expect((await remove(owner, space.id, viewer.id)).status).toBe(204);
    for (const as of [editor, viewer]) {
      expect((await api('GET', fileUrl(file.path), { as })).status).toBe(404);
      expect((await api('GET', `/spaces/${space.id}`, { as })).status).toBe(404);
    }
    const again = await remove(owner, space.id, viewer.id);
    expect([again.status, again.json.code]).toEqual([404, 'member_not_found']);
  });

  it('are nobody’s business but the space’s', async () => {
    const { viewer, stranger, space } = await team();
    const asAdmin = await admin();
    for (const as of [stranger, asAdmin]) {
      const answers = [
        await list(as, space.id),
        await put(as, space.id, stranger.id, 'owner'),
        await remove(as, space.id, viewer.id),
      ];
      for (const { status, json } of answers) expect([status, json]).toMatchObject([404, { code: 'space_not_found' }]);
    }
    const path = `/spaces/${space.id}/members`;
    expect((await api('GET', path)).status).toBe(401);
    expect((await api('PUT', `${path}/${stranger.id}`, { json: { role: 'owner' } })).status).toBe(401);
    expect((await api('DELETE', `${path}/${viewer.id}`)).status).toBe(401);
  });

  it('are found by their whole email address, whatever its case', async () => {
    const { owner, stranger, space } = await team();
    const added = await put(owner, space.id, stranger.email.toUpperCase(), 'viewer');
    expect([added.status, added.json.user.id]).toEqual([201, stranger.id]);
    expect(added.text.toLowerCase()).not.toContain(stranger.email);
    expect((await put(stranger, space.id, stranger.email, 'owner')).status).toBe(403);
    expect((await remove(stranger, space.id, stranger.email)).status).toBe(204);
  });

  it('are people that there are', async () => {
    const { owner, stranger, space } = await team();
    for (const who of ['usr_01k5x3v8qzf0c9m2r7t4w6y8ab', 'nobody-at-all', stranger.email.replace('.com', '')]) {
      expect(await put(owner, space.id, who, 'viewer')).toMatchObject({
        status: 404,
        json: { code: 'user_not_found' },
      });
      expect(await remove(owner, space.id, who)).toMatchObject({ status: 404, json: { code: 'member_not_found' } });
    }
    for (const who of ['-', 'Ada', 'usr_1', '%00', '%00@a', 'a@b@c', '@', '%@example.com', 'a'.repeat(40)]) {
      expect((await put(owner, space.id, who, 'viewer')).status).toBe(400);
    }
    for (const role of ['admin', '', null]) {
      const json = { role };
      expect((await api('PUT', `/spaces/${space.id}/members/${owner.id}`, { as: owner, json })).status).toBe(400);
    }
  });

  it('are managed by keys with the scope, in the spaces that these are limited to', async () => {
    const { owner, viewer, space } = await team();
    const other = await newSpace(owner);
    const limited = await newKey(owner, ['spaces:read', 'spaces:write'], [other.id]);
    expect((await list(limited, space.id)).status).toBe(404);
    expect((await put(limited, other.id, viewer.id, 'viewer')).status).toBe(201);
    const reading = await newKey(owner, ['spaces:read']);
    expect((await list(reading, space.id)).status).toBe(200);
    expect((await remove(reading, space.id, viewer.id)).status).toBe(403);
  });
});

describe('the last owner', () => {
  it('stays, until there is another one', async () => {
    const { owner, editor, space } = await team();
    for (const refused of [await remove(owner, space.id, owner.id), await put(owner, space.id, owner.id, 'editor')]) {
      expect([refused.status, refused.json]).toMatchObject([409, { code: 'last_owner' }]);
    }
    await put(owner, space.id, editor.id, 'owner');
    expect((await remove(owner, space.id, owner.id)).status).toBe(204);
    expect((await remove(editor, space.id, editor.id)).status).toBe(409);
  });

  it('is one of two who go at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = (await people(2)) as [Person, Person];
      const space = await newSpace(one);
      await put(one, space.id, two.id, 'owner');
      const answers = await Promise.all([
        remove(one, space.id, one.id),
        round % 2 ? remove(two, space.id, two.id) : put(two, space.id, two.id, 'viewer'),
      ]);
      expect(tally(answers)[409]).toBe(1);
    }
  });

  it('of a personal space is its user, who may share it', async () => {
    const [person, friend] = (await people(2)) as [Person, Person];
    expect((await put(person, person.space, friend.id, 'owner')).status).toBe(201);
    for (const refused of [
      await remove(friend, person.space, person.id),
      await put(friend, person.space, person.id, 'viewer'),
    ]) {
      expect([refused.status, refused.json]).toMatchObject([409, { code: 'personal_space' }]);
    }
    expect((await remove(person, person.space, friend.id)).status).toBe(204);
  });
});
