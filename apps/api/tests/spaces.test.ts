import type { Entry, Space, SpacePage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { badNames } from './support/names.ts';
import { admin, newPerson, newSpace, putFile, unique } from './support/people.ts';

describe('creating a space', () => {
  it('makes the caller its owner', async () => {
    const person = await newPerson();
    const name = unique('Über uns');
    const answer = await api<Space>('POST', '/spaces', { as: person, json: { name } });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ name, role: 'owner', personal: false });
    expect(answer.headers.get('location')).toBe(`/api/spaces/${answer.json.id}`);
    const root = await api<Entry>('GET', `/entries/${answer.json.root}`, { as: person });
    expect(root.json).toMatchObject({ kind: 'folder', path: name, name, space: answer.json.id });
  });

  it('keeps its name in NFC', async () => {
    const person = await newPerson();
    const name = unique('Cafe\u0301');
    const { json } = await api<Space>('POST', '/spaces', { as: person, json: { name } });
    expect(json.name).toBe(name.normalize('NFC'));
    const twin = await api('POST', '/spaces', { as: person, json: { name: json.name } });
    expect([twin.status, twin.json.code]).toEqual([409, 'space_name_taken']);
  });

  it('refuses bad names', async () => {
    const as = await newPerson();
    for (const [what, name, code] of [...badNames, ['a slash', 'a/b', 'forbidden_character'] as const]) {
      const answer = await api('POST', '/spaces', { as, json: { name } });
      expect(answer.status, what).toBe(400);
      // What JSON Schema can count it counts; the rest is a rule of paths.
      const counted = name.length > 255;
      expect(answer.json, what).toMatchObject({
        code: counted ? 'invalid_input' : 'invalid_path',
        issues: [{ path: ['name'], code: counted ? 'too_big' : code }],
      });
    }
  });

  it('refuses a tilde in front, which starts a personal space', async () => {
    const as = await newPerson();
    for (const name of ['~', '~ada', '~ x']) {
      const answer = await api('POST', '/spaces', { as, json: { name } });
      expect([answer.status, answer.json.code], name).toEqual([400, 'space_reserved']);
    }
  });

  it('refuses a name that somebody has, in whatever case', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const { name } = await newSpace(other, unique('Straße'));
    for (const taken of [name, name.toUpperCase().replace('STRASSE', 'STRAßE'), 'shared', 'SHARED']) {
      const answer = await api('POST', '/spaces', { as: person, json: { name: taken } });
      expect([answer.status, answer.json.code], taken).toEqual([409, 'space_name_taken']);
    }
  });

  it('happens once when many try at the same time', async () => {
    const people = await Promise.all([newPerson(), newPerson(), newPerson()]);
    const json = { name: unique('race') };
    const answers = await Promise.all([...people, ...people].map((as) => api('POST', '/spaces', { as, json })));
    expect(tally(answers)).toEqual({ 201: 1, 409: 5 });
  });
});

describe('reading spaces', () => {
  it('lists one’s own by name, page by page, while others come in', async () => {
    const person = await newPerson();
    const prefix = unique('list');
    for (const letter of ['d', 'B', 'a', 'C']) await newSpace(person, `${prefix} ${letter}`);
    const names: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
      const { json } = await api<SpacePage>('GET', '/spaces', { as: person, query });
      names.push(...json.items.map(({ name }) => name));
      cursor = json.nextCursor;
      // Before the place that the cursor stands for.
      if (names.length === 2) await newSpace(person, `${prefix} A0`);
    }
    expect(names).toEqual([...['a', 'B', 'C', 'd'].map((letter) => `${prefix} ${letter}`), 'shared', person.space]);
  });

  it('finds a space by its name and by its id', async () => {
    const person = await newPerson();
    const space = await newSpace(person, unique('a space / not'.replace('/', '·')));
    for (const ref of [space.id, encodeURIComponent(space.name)]) {
      const { status, json } = await api<Space>('GET', `/spaces/${ref}`, { as: person });
      expect([status, json]).toEqual([200, space]);
    }
  });

  it('an id means that space, whatever another is called', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const space = await newSpace(person);
    await api('POST', '/spaces', { as: other, json: { name: space.id } });
    await api('POST', '/spaces', { as: person, json: { name: space.id } });
    const { json } = await api<Space>('GET', `/spaces/${space.id}`, { as: person });
    expect(json.name).toBe(space.name);
  });

  it('finds none that is not there', async () => {
    const answer = await api('GET', `/spaces/${unique('nowhere')}`, { as: await newPerson() });
    expect([answer.status, answer.json.code]).toEqual([404, 'space_not_found']);
  });
});

describe('renaming a space', () => {
  it('changes every path in it and no id', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const file = await putFile(person, `${space.name}/a/b.txt`, 'kept');
    const name = unique('renamed');
    const answer = await api<Space>('PATCH', `/spaces/${space.name}`, { as: person, json: { name } });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id: space.id, root: space.root, name });
    const entry = await api<Entry>('GET', `/entries/${file.id}`, { as: person });
    expect(entry.json.path).toBe(`${name}/a/b.txt`);
    expect((await api('GET', fileUrl(`${name}/a/b.txt`), { as: person })).text).toBe('kept');
    expect((await api('GET', fileUrl(file.path), { as: person })).status).toBe(404);
    expect((await newSpace(person, space.name)).id).not.toBe(space.id);
  });

  it('may change nothing but the case, or nothing at all', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const upper = await api<Space>('PATCH', `/spaces/${space.id}`, {
      as: person,
      json: { name: space.name.toUpperCase() },
    });
    expect([upper.status, upper.json.name]).toEqual([200, space.name.toUpperCase()]);
    const same = await api<Space>('PATCH', `/spaces/${space.id}`, { as: person, json: {} });
    expect([same.status, same.json.name]).toEqual([200, space.name.toUpperCase()]);
  });

  it('refuses names that are taken, reserved or bad', async () => {
    const person = await newPerson();
    const [space, other] = await Promise.all([newSpace(person), newSpace(person)]);
    const rename = async (name: string) => {
      const { status, json } = await api('PATCH', `/spaces/${space.id}`, { as: person, json: { name } });
      return [status, json.code];
    };
    expect(await rename(other.name.toUpperCase())).toEqual([409, 'space_name_taken']);
    expect(await rename('~mine')).toEqual([400, 'space_reserved']);
    expect(await rename('a/b')).toEqual([400, 'invalid_path']);
  });

  it('is for owners: an editor of the shared space gets 403', async () => {
    const person = await newPerson();
    const answer = await api('PATCH', '/spaces/shared', { as: person, json: { name: 'mine now' } });
    expect([answer.status, answer.json.code]).toEqual([403, 'forbidden']);
    // Bad input is found before the missing role.
    expect((await api('PATCH', '/spaces/shared', { as: person, json: { name: 'a/b' } })).status).toBe(400);
  });

  it('leaves personal spaces alone', async () => {
    const person = await newPerson();
    const answer = await api('PATCH', `/spaces/${person.space}`, { as: person, json: { name: unique('mine') } });
    expect([answer.status, answer.json.code]).toEqual([409, 'personal_space']);
  });
});

describe('what a space keeps', () => {
  it('is everything, until an owner says otherwise, of a personal space too', async () => {
    const person = await newPerson();
    const read = () => api<Space>('GET', `/spaces/${person.space}`, { as: person });
    expect((await read()).json).toMatchObject({ trashDays: null, keepVersions: null, keepVersionDays: null });
    const json = { trashDays: 30, keepVersions: 10 };
    const answer = await api<Space>('PATCH', `/spaces/${person.space}`, { as: person, json });
    expect([answer.status, answer.json.trashDays, answer.json.keepVersions]).toEqual([200, 30, 10]);
    await api('PATCH', `/spaces/${person.space}`, { as: person, json: { trashDays: null, keepVersionDays: 7 } });
    expect((await read()).json).toMatchObject({ trashDays: null, keepVersions: 10, keepVersionDays: 7 });
  });

  it('is for owners to say, in whole numbers from one', async () => {
    const person = await newPerson();
    const shared = await api('PATCH', '/spaces/shared', { as: person, json: { trashDays: 1 } });
    expect([shared.status, shared.json.code]).toEqual([403, 'forbidden']);
    for (const json of [{ trashDays: 0 }, { keepVersions: 0 }, { keepVersionDays: 1.5 }]) {
      expect((await api('PATCH', `/spaces/${person.space}`, { as: person, json })).status).toBe(400);
    }
  });
});

describe('deleting a space', () => {
  it('takes everything in it away and frees the name', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const file = await putFile(person, `${space.name}/a.txt`);
    const answer = await api('DELETE', `/spaces/${space.name}`, { as: person });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const gone = await Promise.all([
      api('GET', `/spaces/${space.id}`, { as: person }),
      api('GET', `/spaces/${space.name}`, { as: person }),
      api('GET', `/entries/${file.id}`, { as: person }),
      api('GET', `/entries/${space.root}`, { as: person }),
      api('GET', fileUrl(file.path), { as: person }),
      api('GET', '/entries', { as: person, query: { folder: space.name } }),
      api('GET', '/trash', { as: person, query: { space: space.id } }),
      api('DELETE', `/spaces/${space.id}`, { as: person }),
    ]);
    expect(gone.map(({ status }) => status)).toEqual(gone.map(() => 404));
    expect((await newSpace(person, space.name)).id).not.toBe(space.id);
  });

  it('is for owners, and never for personal spaces', async () => {
    const person = await newPerson();
    const shared = await api('DELETE', '/spaces/shared', { as: person });
    expect([shared.status, shared.json.code]).toEqual([403, 'forbidden']);
    const personal = await api('DELETE', `/spaces/${person.space}`, { as: person });
    expect([personal.status, personal.json.code]).toEqual([409, 'personal_space']);
  });

  it('is not for admins who are no members', async () => {
    const space = await newSpace(await newPerson());
    expect((await api('DELETE', `/spaces/${space.id}`, { as: await admin() })).status).toBe(404);
  });
});
