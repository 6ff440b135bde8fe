import type { CreatedShare, Entry } from '@sheaf/contracts';
import { expect, it } from 'vitest';

import { api, type ApiOptions } from '../support/api.ts';
import { description, operations } from '../support/description.ts';
import { newKey, newPerson, newSpace, type Person, putFile, unique } from '../support/people.ts';
import { metadata, tus } from '../support/tus.ts';

/*
 * Attacks by what is sent as data: members that were not asked for, cursors that nobody gave, texts that want all time.
 */

it.each<[what: string, method: string, path: (person: Person) => string, json: object]>([
  ['a role', 'PATCH', () => '/me', { name: 'Eve', role: 'admin' }],
  ['a quota of one’s own', 'PATCH', () => '/me', { name: 'Eve', quotaBytes: null }],
  ['an id', 'PATCH', () => '/me', { id: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }],
  ['the owner of a space', 'POST', () => '/spaces', { name: 'eve', owner: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }],
  ['the quota of a space', 'PATCH', ({ space }) => `/spaces/${space}`, { quotaBytes: null }],
  ['the size of an entry', 'POST', () => '/entries', { path: 'shared/eve', size: 0, createdBy: 'usr_1' }],
  ['the secret of a key', 'POST', () => '/api-keys', { name: 'eve', scopes: ['files:read'], secret: 'shf_eve' }],
  ['the user of a key', 'POST', () => '/api-keys', { name: 'eve', scopes: ['files:read'], userId: 'usr_1' }],
  ['a prototype', 'PATCH', () => '/me', JSON.parse('{"name":"Eve","__proto__":{"role":"admin"}}') as object],
  ['a constructor', 'PATCH', () => '/me', { name: 'Eve', constructor: { prototype: { role: 'admin' } } }],
])(
  'mass assignment and prototype pollution: %s is refused with the whole request',
  async (_what, method, path, json) => {
    const person = await newPerson();
    const before = await api('GET', '/me', { as: person });
    const answer = await api(method, path(person), { as: person, json });
    expect([answer.status, answer.json.code]).toEqual([400, 'invalid_input']);
    expect((await api('GET', '/me', { as: person })).text).toBe(before.text);
    expect((await api('GET', '/users', { as: person })).status).toBe(403);
  },
);

it('prototype pollution: names of prototypes are names in queries, forms and upload metadata', async () => {
  const person = await newPerson();
  for (const name of ['__proto__', 'constructor', '__proto__[role]', 'toString']) {
    expect((await api('GET', '/spaces', { as: person, query: { [name]: 'admin' } })).status).toBe(400);
    const form = new FormData();
    form.append('folder', person.space);
    form.append(name, 'admin');
    form.append('file', new Blob(['a']), `${name}.txt`);
    expect((await api('POST', '/files', { as: person, body: form })).status).toBe(400);
    const about = `${metadata({ path: `${person.space}/${unique()}.txt` })},${name} YWRtaW4=`;
    const headers = { ...tus, 'upload-length': '1', 'upload-metadata': about };
    expect([201, 400]).toContain((await api('POST', '/uploads', { as: person, headers })).status);
  }
  expect((await api('GET', '/users', { as: person })).status).toBe(403);
});

it('cursor tampering: a cursor shows nobody more than the list does', async () => {
  const [victim, thief] = await Promise.all([newThings(), newThings()]);
  const lists = listsOf(thief);
  expect(lists.map(([operationId]) => operationId)).toEqual(
    operations
      .filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'))
      .map(({ operationId }) => operationId),
  );
  for (const [index, [operationId, path, query = {}]] of lists.entries()) {
    const mine = new Set(idsIn((await api('GET', path, { as: thief, query: { ...query, limit: 100 } })).text));
    const [, theirs = path, theirQuery = {}] = listsOf(victim)[index] ?? [];
    const given = await api<{ nextCursor?: string }>('GET', theirs, { as: victim, query: { ...theirQuery, limit: 1 } });
    for (const cursor of [given.json.nextCursor ?? packed(['']), ...forged]) {
      const answer = await api('GET', path, { as: thief, query: { ...query, cursor } });
      expect([200, 400, 403], `${operationId} ${cursor}: ${answer.text}`).toContain(answer.status);
      for (const id of answer.status === 200 ? idsIn(answer.text) : []) expect(mine, operationId).toContain(id);
    }
  }
});

it('ReDoS: no pattern of the contract takes forever on the longest texts', () => {
  const patterns = [...JSON.stringify(description).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text = '']) => new RegExp(JSON.parse(text) as string, 'u'),
  );
  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of patterns) {
    for (const piece of ['a', 'a-', '-', '.', '@', 'a.', 'a@', ' ', '0', '_', '"', '\\', 'é', '/']) {
      // One that backtracks would still be at work when the test is given up.
      for (const end of ['', '!', '\0', '\n']) pattern.test(piece.repeat(4096) + end);
    }
  }
});

it.each([
  '%'.repeat(200),
  '*'.repeat(200),
  '("'.repeat(100),
  "' OR 1=1 --",
  'a* NEAR/0 b',
  'NOT NOT NOT',
  '\\',
  '{}:^~',
  'a '.repeat(100),
])('search: %s is words to look for', async (q) => {
  const person = await newPerson();
  // Where nobody else puts anything that the words could be in.
  const { name: under } = await newSpace(person);
  const answer = await api<{ items: unknown[] }>('GET', '/search', { as: person, query: { q, under } });
  expect([200, 400]).toContain(answer.status);
  if (answer.status === 200) expect(answer.json.items).toEqual([]);
});

interface Things extends Person {
  readonly fileId: string;
  readonly spaceName: string;
  readonly spaceId: string;
  /** Of a link to the space's top folder. */
  readonly token: string;
}

/** Somebody with two of each thing that can be listed. */
async function newThings(): Promise<Things> {
  const person = await newPerson();
  const space = await newSpace(person);
  const { id } = await putFile(person, `${space.name}/a.txt`);
  await putFile(person, `${space.name}/a.txt`, 'newer');
  for (const name of ['b.txt', 'c.txt', 'd.txt']) {
    const file = await putFile(person, `${space.name}/${name}`);
    if (name !== 'b.txt') await api('DELETE', `/entries/${file.id}`, { as: person });
    await api('POST', '/shares', { as: person, json: { entry: id } });
    await newKey(person, ['files:read']);
  }
  const { json: root } = await api<{ folder: Entry }>('GET', '/entries', { as: person, query: { folder: space.name } });
  const json = { entry: root.folder.id };
  const { token } = (await api<CreatedShare>('POST', '/shares', { as: person, json })).json;
  return { ...person, fileId: id, spaceName: space.name, spaceId: space.id, token };
}

type List = readonly [operationId: string, path: string, query?: ApiOptions['query']];

/** Every list there is, of things that are this person's. */
function listsOf({ fileId, spaceName, spaceId, token }: Things): readonly List[] {
  return [
    ['listSessions', '/sessions'],
    ['listUsers', '/users'],
    ['listApiKeys', '/api-keys'],
    ['listSpaces', '/spaces'],
    ['listMembers', `/spaces/${spaceId}/members`],
    ['getUsage', '/usage'],
    ['listEntries', '/entries', { folder: spaceName }],
    ['listVersions', `/entries/${fileId}/versions`],
    ['listTrash', '/trash'],
    ['listShares', '/shares'],
    ['listShared', `/shared/${token}/entries`],
    ['search', '/search', { q: 'txt' }],
  ];
}

function idsIn(text: string): string[] {
  return text.match(/\b(?:ses|usr|key|spc|ent|ver|shr)_[0-9a-z]{26}\b/g) ?? [];
}

function packed(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

const forged = [
  'AAAA',
  packed('not json'),
  packed(null),
  packed([]),
  packed({ __proto__: [] }),
  packed(["' or 1=1 --"]),
  packed(['\0']),
  packed([Number.MAX_SAFE_INTEGER, 'zzz']),
  packed('[9007199254740993, "zzz"]'),
  packed([1e308, 'zzz']),
  packed(['name', 'asc', 'file', '', '']),
  packed(['name', 'asc', 'file', '"; drop table entries; --', 'z']),
  packed(['spc_00000000000000000000000000']),
  packed(Array.from({ length: 40 }, () => 'a')),
];
