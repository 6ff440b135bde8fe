import type { Entry, Me, Space, User, UserPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { withOwnServer } from './support/own-server.ts';
import { admin, newKey, newPerson, newSpace, putFile, signIn, unique } from './support/people.ts';

const password = 'a password of theirs';

function newUser(extra: object = {}) {
  return { name: 'Ada Lovelace', email: `${unique('u')}@example.com`, role: 'member', password, ...extra };
}

describe('creating a user', () => {
  it('gives them a personal space and lets them into the shared one', async () => {
    const json = newUser();
    const answer = await api<User>('POST', '/users', { as: await admin(), json });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/users/${answer.json.id}`);
    expect(answer.json).toMatchObject({ name: 'Ada Lovelace', email: json.email, role: 'member', disabled: false });
    expect(answer.text).not.toMatch(/password/i);

    const person = await signIn(json.email, password);
    const { json: spaces } = await api<{ items: Space[] }>('GET', '/spaces', { as: person });
    const roles = Object.fromEntries(spaces.items.map(({ name, role, personal }) => [name, { role, personal }]));
    expect(roles).toEqual({
      shared: { role: 'editor', personal: false },
      [`~${answer.json.handle}`]: { role: 'owner', personal: true },
    });
  });

  it('makes a handle from the address, with a number when that is taken', async () => {
    const local = unique('Zoë.O_Neil');
    const make = (domain: string) =>
      admin().then((as) => api<User>('POST', '/users', { as, json: newUser({ email: `${local}@${domain}` }) }));
    // Not every address can be written like this; what follows the letters can.
    const email = local.replace('ë', 'e');
    const first = await api<User>('POST', '/users', {
      as: await admin(),
      json: newUser({ email: `${email}@a.example` }),
    });
    expect(first.json.handle).toBe(email.toLowerCase().replace(/[._]/g, '-'));
    const second = await api<User>('POST', '/users', {
      as: await admin(),
      json: newUser({ email: `${email}@b.example` }),
    });
    expect(second.json.handle).toBe(`${first.json.handle}-2`);
    expect((await make('c.example')).status).toBe(400);
  });

  it('takes a handle, if it is free', async () => {
    const handle = unique('h');
    const first = await api<User>('POST', '/users', { as: await admin(), json: newUser({ handle }) });
    expect([first.status, first.json.handle]).toEqual([201, handle]);
    const second = await api('POST', '/users', { as: await admin(), json: newUser({ handle }) });
    expect([second.status, second.json.code]).toEqual([409, 'handle_taken']);
  });

  it('refuses an address that somebody has, in whatever case', async () => {
    const { email } = await newPerson();
    const json = newUser({ email: email.toUpperCase() });
    const answer = await api('POST', '/users', { as: await admin(), json });
    expect([answer.status, answer.json.code]).toEqual([409, 'email_taken']);
  });

  it.each([
    ['a handle with capitals', { handle: 'Ada' }, 'handle'],
    ['a handle with a space', { handle: 'a b' }, 'handle'],
    ['a handle that starts with a hyphen', { handle: '-a' }, 'handle'],
    ['a handle of 40 letters', { handle: 'a'.repeat(40) }, 'handle'],
    ['a role that is none', { role: 'owner' }, 'role'],
    ['a short password', { password: 'eleven long' }, 'password'],
    ['a common password', { password: 'Password1234' }, 'password'],
    ['an id', { id: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }, 'id'],
  ])('refuses %s, and makes nobody', async (_what, extra, member) => {
    const json = newUser(extra);
    const answer = await api('POST', '/users', { as: await admin(), json });
    expect([answer.status, answer.json.issues?.[0]?.path]).toEqual([400, [member]]);
    expect((await api('POST', '/session', { json: { email: json.email, password: 'eleven long' } })).status).toBe(401);
  });

  it('happens once when many try at the same time', async () => {
    const as = await admin();
    const json = newUser({ handle: unique('h') });
    const answers = await Promise.all(Array.from({ length: 6 }, () => api('POST', '/users', { as, json })));
    expect(tally(answers)).toEqual({ 201: 1, 409: 5 });
  });
});

describe('who may', () => {
  const calls: readonly (readonly [method: string, path: string, json: object | undefined])[] = [
    ['GET', '/users', undefined],
    ['POST', '/users', newUser()],
    ['GET', '/users/{id}', undefined],
    ['PUT', '/users/{id}', { name: 'x', email: 'x@example.com', role: 'admin', disabled: false, handle: 'x' }],
    ['PATCH', '/users/{id}', { role: 'admin' }],
    ['DELETE', '/users/{id}?space=trash', undefined],
  ];

  it.each(calls)('%s %s is for admins', async (method, path, json) => {
    const [member, other] = await Promise.all([newPerson(), newPerson()]);
    const key = await newKey(member, ['users:read', 'users:write']);
    for (const as of [member, key]) {
      const answer = await api(method, path.replace('{id}', other.id), { as, ...(json && { json }) });
      expect([answer.status, answer.json.code]).toEqual([403, 'forbidden']);
    }
    const { json: same } = await api<User>('GET', `/users/${other.id}`, { as: await admin() });
    expect(same).toMatchObject({ handle: other.handle, role: 'member' });
  });

  it.each(calls)('%s %s: bad input comes before the missing role', async (method, path) => {
    const member = await newPerson();
    const body = method === 'POST' || method === 'PUT' || method === 'PATCH' ? { json: { nonsense: 1 } } : {};
    const query = { nonsense: 1 };
    const answer = await api(method, path.replace('{id}', member.id), { as: member, query, ...body });
    expect(answer.status).toBe(400);
  });

  it('a key of an admin may, with the scope', async () => {
    const person = await newPerson('admin');
    const key = await newKey(person, ['users:read', 'users:write']);
    expect((await api('GET', `/users/${person.id}`, { as: key })).status).toBe(200);
    expect((await api('POST', '/users', { as: key, json: newUser() })).status).toBe(201);
  });
});

describe('listing users', () => {
  it('gives each once and the oldest first, page by page, while others come in', async () => {
    const as = await admin();
    const first = await newPerson();
    const second = await newPerson();
    const ids: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { limit: 7, ...(cursor !== undefined && { cursor }) };
      const answer = await api<UserPage>('GET', '/users', { as, query });
      expect(answer.status).toBe(200);
      expect(answer.json.items.length).toBeLessThanOrEqual(7);
      ids.push(...answer.json.items.map(({ id }) => id));
      cursor = answer.json.nextCursor;
      if (ids.length <= 7) await newPerson();
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(first.id);
    expect(ids.indexOf(second.id)).toBeGreaterThan(ids.indexOf(first.id));
  });
});

describe('changing a user', () => {
  it('PUT sets everything, and wants everything', async () => {
    const { id } = await newPerson();
    const json = {
      name: 'New',
      email: `${unique('n')}@example.com`,
      role: 'member',
      disabled: false,
      handle: unique('h'),
    };
    const answer = await api<User>('PUT', `/users/${id}`, { as: await admin(), json });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id, ...json });
    const half = await api('PUT', `/users/${id}`, { as: await admin(), json: { name: 'Newer' } });
    expect(half.status).toBe(400);
    expect(half.json.issues?.map(({ path, code }) => [path[0], code]).toSorted()).toEqual([
      ['disabled', 'required'],
      ['email', 'required'],
      ['handle', 'required'],
      ['role', 'required'],
    ]);
  });

  it('PATCH leaves what is not sent', async () => {
    const person = await newPerson();
    const answer = await api<User>('PATCH', `/users/${person.id}`, {
      as: await admin(),
      json: { name: 'Only the name' },
    });
    expect(answer.json).toMatchObject({ name: 'Only the name', email: person.email, handle: person.handle });
  });

  it('a new handle renames the personal space, and files stay', async () => {
    const person = await newPerson();
    const file = await putFile(person, `${person.space}/a.txt`);
    const handle = unique('h');
    await api('PATCH', `/users/${person.id}`, { as: await admin(), json: { handle } });
    const { json: me } = await api<Me>('GET', '/me', { as: person });
    expect(me.personalSpace).toBe(`~${handle}`);
    const { json: entry } = await api<Entry>('GET', `/entries/${file.id}`, { as: person });
    expect(entry.path).toBe(`~${handle}/a.txt`);
    expect((await api('GET', fileUrl(`${person.space}/a.txt`), { as: person })).status).toBe(404);
  });

  it.each(['PUT', 'PATCH'])('%s: an address or a handle that somebody has is refused', async (method) => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const as = await admin();
    const own = { name: 'x', email: person.email, role: 'member', disabled: false, handle: person.handle };
    const change = (json: object) => api(method, `/users/${person.id}`, { as, json: { ...own, ...json } });
    const email = await change({ email: other.email });
    expect([email.status, email.json.code]).toEqual([409, 'email_taken']);
    const handle = await change({ handle: other.handle });
    expect([handle.status, handle.json.code]).toEqual([409, 'handle_taken']);
  });

  it('disabling stops sessions and keys at once; enabling brings back the keys alone', async () => {
    const person = await newPerson();
    const key = await newKey(person, ['files:read']);
    const as = await admin();
    await api('PATCH', `/users/${person.id}`, { as, json: { disabled: true } });
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await api('GET', '/me', { as: key })).status).toBe(401);
    await api('PATCH', `/users/${person.id}`, { as, json: { disabled: false } });
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await api('GET', '/me', { as: key })).status).toBe(200);
    await expect(signIn(person.email, person.password)).resolves.toBeDefined();
  });

  it('a new password ends the sessions', async () => {
    const person = await newPerson();
    await api('PATCH', `/users/${person.id}`, { as: await admin(), json: { password: 'set by the admin' } });
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await api('POST', '/session', { json: { email: person.email, password: person.password } })).status).toBe(
      401,
    );
    await expect(signIn(person.email, 'set by the admin')).resolves.toBeDefined();
  });
});

describe('deleting a user', () => {
  it('never guesses what becomes of their spaces', async () => {
    const [person, heir, disabled] = await Promise.all([newPerson(), newPerson(), newPerson()]);
    const as = await admin();
    await api('PATCH', `/users/${disabled.id}`, { as, json: { disabled: true } });
    const queries = [
      ['space', {}],
      ['space', { space: 'keep' }],
      ['to', { space: 'transfer' }],
      ['to', { space: 'trash', to: heir.id }],
      ['to', { space: 'transfer', to: 'nobody' }],
      ['to', { space: 'transfer', to: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }],
      ['to', { space: 'transfer', to: person.id }],
      ['to', { space: 'transfer', to: disabled.id }],
    ] as const;
    for (const [member, query] of queries) {
      const answer = await api('DELETE', `/users/${person.id}`, { as, query });
      expect([answer.status, answer.json.issues?.[0]?.path], JSON.stringify(query)).toEqual([400, [member]]);
    }
    expect((await api('GET', '/me', { as: person })).status).toBe(200);
  });

  it('takes their sessions and keys along, and frees the address and the handle', async () => {
    const person = await newPerson();
    const key = await newKey(person, ['files:read']);
    const as = await admin();
    const answer = await api('DELETE', `/users/${person.id}`, { as, query: { space: 'trash' } });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await api('GET', '/me', { as: key })).status).toBe(401);
    expect((await api('GET', `/users/${person.id}`, { as })).status).toBe(404);
    expect((await api('DELETE', `/users/${person.id}`, { as, query: { space: 'trash' } })).status).toBe(404);
    const json = newUser({ email: person.email, handle: person.handle });
    expect((await api('POST', '/users', { as, json })).status).toBe(201);
  });

  it('transfer: the heir owns their spaces and finds the files', async () => {
    const [person, heir] = await Promise.all([newPerson(), newPerson()]);
    const file = await putFile(person, `${person.space}/mine.txt`, 'left to you');
    const space = await newSpace(person);
    const query = { space: 'transfer', to: heir.id };
    expect((await api('DELETE', `/users/${person.id}`, { as: await admin(), query })).status).toBe(204);
    const { json: entry } = await api<Entry>('GET', `/entries/${file.id}`, { as: heir });
    expect(entry.path).toBe(`${person.handle}/mine.txt`);
    expect((await api('GET', fileUrl(entry.path), { as: heir })).text).toBe('left to you');
    const { json: inherited } = await api<Space>('GET', `/spaces/${space.id}`, { as: heir });
    expect(inherited.role).toBe('owner');
  });

  it('trash: their spaces are gone for everybody', async () => {
    const person = await newPerson();
    await putFile(person, `${person.space}/mine.txt`);
    const space = await newSpace(person);
    await api('DELETE', `/users/${person.id}`, { as: await admin(), query: { space: 'trash' } });
    const other = await newPerson();
    expect((await newSpace(other, space.name)).name).toBe(space.name);
  });
});

describe('the last admin', () => {
  it('stays', async () => {
    await withOwnServer(async ({ url, admin: as }) => {
      const { json: me } = await api<Me>('GET', '/me', { url, as });
      const { name, email, handle } = me;
      const path = `/users/${me.id}`;
      const replaced = { name, email, handle, role: 'member', disabled: false };
      const refusals = await Promise.all([
        api('PATCH', path, { url, as, json: { role: 'member' } }),
        api('PATCH', path, { url, as, json: { disabled: true } }),
        api('PUT', path, { url, as, json: replaced }),
        api('DELETE', path, { url, as, query: { space: 'trash' } }),
      ]);
      for (const { status, json } of refusals) expect([status, json.code]).toEqual([409, 'last_admin']);

      const json = newUser({ role: 'admin', password });
      const { json: second } = await api<User>('POST', '/users', { url, as, json });
      const other = await signIn(json.email, password, { url });
      const both = await Promise.all([
        api('PATCH', path, { url, as, json: { role: 'member' } }),
        api('PATCH', `/users/${second.id}`, { url, as: other, json: { role: 'member' } }),
      ]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    });
  });
});
