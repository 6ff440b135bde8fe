import type { ApiKeyPage, CreatedApiKey, Me, SearchPage, Space, TrashPage, UsagePage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, type Caller, fileUrl } from './support/api.ts';
import { newKey, newPerson, newSpace, putFile, unique } from './support/people.ts';

const scopes = ['files:read', 'files:write', 'spaces:read', 'spaces:write'] as const;

describe('creating a key', () => {
  it('answers the secret once', async () => {
    const person = await newPerson();
    const json = { name: 'nightly backup', scopes: ['files:read', 'files:write'] };
    const answer = await api<CreatedApiKey>('POST', '/api-keys', { as: person, json });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { secret, ...key } = answer.json;
    expect(secret).toMatch(/^shf_[\w-]{40,}$/);
    expect(key).toMatchObject({ ...json, spaces: null, expiresAt: null, lastUsedAt: null });
    expect(secret.startsWith(key.prefix)).toBe(true);
    const list = await api<ApiKeyPage>('GET', '/api-keys', { as: person });
    expect(list.json.items).toEqual([key]);
    expect(list.text).not.toContain(secret);
  });

  it.each([
    ['no scope', { scopes: [] }, ['scopes']],
    ['a scope that is none', { scopes: ['files:read', 'root'] }, ['scopes', 1]],
    ['no name', { name: '' }, ['name']],
    ['no space at all', { spaces: [] }, ['spaces']],
    ['a space that has no id', { spaces: ['shared'] }, ['spaces', 0]],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, ['expiresAt']],
    ['an end that is no time', { expiresAt: 'tomorrow' }, ['expiresAt']],
    ['a secret of its own', { secret: 'shf_mine' }, ['secret']],
  ])('refuses %s', async (_what, extra, path) => {
    const person = await newPerson();
    const json = { name: 'a key', scopes: ['files:read'], ...extra };
    const answer = await api('POST', '/api-keys', { as: person, json });
    expect([answer.status, answer.json.issues?.[0]?.path]).toEqual([400, path]);
    expect((await api<ApiKeyPage>('GET', '/api-keys', { as: person })).json.items).toEqual([]);
  });

  it('for spaces of others is 404, as for spaces that are not there', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const foreign = await newSpace(other);
    for (const id of [foreign.id, 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk']) {
      const json = { name: 'a key', scopes: ['files:read'], spaces: [id] };
      const answer = await api('POST', '/api-keys', { as: person, json });
      expect([answer.status, answer.json.code]).toEqual([404, 'space_not_found']);
    }
  });
});

describe('a key', () => {
  it('acts for its user, and is seen to have been used', async () => {
    const person = await newPerson();
    const key = await newKey(person, ['files:read']);
    expect((await api<Me>('GET', '/me', { as: key })).json.id).toBe(person.id);
    const { json } = await api<ApiKeyPage>('GET', '/api-keys', { as: person });
    expect(json.items[0]?.lastUsedAt).not.toBeNull();
  });

  it.each(['Bearer', 'bearer', 'BEARER'])('is sent as %s', async (scheme) => {
    const { headers } = await newKey(await newPerson(), ['files:read']);
    const authorization = headers['authorization']?.replace('Bearer', scheme) ?? '';
    expect((await api('GET', '/me', { headers: { authorization } })).status).toBe(200);
  });

  it('must be whole, and nothing more', async () => {
    const { headers } = await newKey(await newPerson(), ['files:read']);
    const { authorization = '' } = headers;
    for (const wrong of [
      authorization.slice(0, -1),
      `${authorization}x`,
      authorization.replace('Bearer ', ''),
      'Bearer',
    ]) {
      expect((await api('GET', '/me', { headers: { authorization: wrong } })).status, wrong).toBe(401);
    }
  });

  it('with an end still ahead works', async () => {
    const person = await newPerson();
    const json = { name: 'a key', scopes: ['files:read'], expiresAt: '2999-01-01T00:00:00Z' };
    const { json: key } = await api<CreatedApiKey>('POST', '/api-keys', { as: person, json });
    const headers = { authorization: `Bearer ${key.secret}` };
    expect((await api('GET', '/me', { headers })).status).toBe(200);
  });

  it('limited to a space sees that space alone', async () => {
    const person = await newPerson();
    const [inside, outside] = await Promise.all([newSpace(person), newSpace(person)]);
    const word = unique('needle').replace('-', '');
    const mine = await putFile(person, `${inside.name}/${word}.txt`);
    await putFile(person, `${outside.name}/${word}.txt`);
    const old = [await putFile(person, `${inside.name}/old.txt`), await putFile(person, `${outside.name}/old.txt`)];
    for (const { path } of old) await api('DELETE', fileUrl(path), { as: person });
    const key = await newKey(person, scopes, [inside.id]);

    const spaces = await api<{ items: Space[] }>('GET', '/spaces', { as: key });
    expect(spaces.json.items.map(({ id }) => id)).toEqual([inside.id]);
    const hits = await api<SearchPage>('GET', '/search', { as: key, query: { q: word } });
    expect(hits.json.items.map(({ entry }) => entry.path)).toEqual([`${inside.name}/${word}.txt`]);
    const usage = await api<UsagePage>('GET', '/usage', { as: key });
    expect(usage.json.items.map(({ space }) => space)).toEqual([inside.id]);
    const trashed = async (as: Caller) =>
      (await api<TrashPage>('GET', '/trash', { as })).json.items.map(({ path }) => path);
    expect(await trashed(key)).toEqual([`${inside.name}/old.txt`]);
    expect((await api('DELETE', '/trash', { as: key })).status).toBe(204);
    expect(await trashed(person)).toEqual([`${outside.name}/old.txt`]);

    expect((await api('PUT', fileUrl(`${inside.name}/new.txt`), { as: key, body: 'a' })).status).toBe(201);
    expect((await api('PUT', fileUrl(`${outside.name}/new.txt`), { as: key, body: 'a' })).status).toBe(404);
    const json = { path: `${outside.name}/moved.txt` };
    for (const [method, path] of [
      ['PATCH', `/entries/${mine.id}`],
      ['POST', `/entries/${mine.id}/copies`],
    ] as const) {
      expect((await api(method, path, { as: key, json })).status).toBe(404);
    }
    const making = await api('POST', '/spaces', { as: key, json: { name: unique('space') } });
    expect([making.status, making.json.code]).toEqual([403, 'forbidden']);
  });

  it('stops when it is revoked', async () => {
    const person = await newPerson();
    const [key, other] = [await newKey(person, ['files:read']), await newKey(person, ['files:read'])];
    const answer = await api('DELETE', `/api-keys/${key.id}`, { as: person });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await api('GET', '/me', { as: key })).status).toBe(401);
    expect((await api('GET', '/me', { as: other })).status).toBe(200);
    expect((await api('DELETE', `/api-keys/${key.id}`, { as: person })).status).toBe(404);
  });

  it('is nobody else’s to revoke or to see, not even an admin’s', async () => {
    const person = await newPerson();
    const key = await newKey(person, ['files:read']);
    for (const as of [await newPerson(), await newPerson('admin')]) {
      const answer = await api('DELETE', `/api-keys/${key.id}`, { as });
      expect([answer.status, answer.json.code]).toEqual([404, 'api_key_not_found']);
      expect((await api<ApiKeyPage>('GET', '/api-keys', { as })).json.items).toEqual([]);
    }
    expect((await api('GET', '/me', { as: key })).status).toBe(200);
  });
});

it('keys are listed page by page, the oldest first', async () => {
  const person = await newPerson();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.push((await newKey(person, ['files:read'])).id);
  const listed: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
    const { json } = await api<ApiKeyPage>('GET', '/api-keys', { as: person, query });
    listed.push(...json.items.map(({ id }) => id));
    cursor = json.nextCursor;
  }
  expect(listed).toEqual(ids);
});
