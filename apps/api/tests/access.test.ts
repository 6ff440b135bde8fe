import type { Entry } from '@sheaf/contracts';
import { expect, it } from 'vitest';

import { api, type ApiOptions, type Caller, fileUrl } from './support/api.ts';
import { operations } from './support/description.ts';
import { admin, namesIn, newKey, newPerson, newSpace, type Person, putFile, unique } from './support/people.ts';
import { metadata, tus } from './support/tus.ts';

/*
 * What belongs to somebody else is, for everybody else, not there: 404, the same as for a thing that does not exist.
 */

/** Somebody with a space of their own and something in it. */
interface Owner {
  readonly person: Person;
  readonly space: { readonly id: string; readonly name: string };
  readonly file: Entry;
  readonly trashed: Entry;
}

type Call = readonly [path: string, options?: ApiOptions];

/** What is named in a call: somebody else's thing, or one that nobody has. */
interface Target {
  readonly space: string;
  readonly spaceId: string;
  readonly id: string;
  readonly trashedId: string;
  readonly version: string;
  readonly path: string;
}

const nothing: Target = {
  space: 'nowhere',
  spaceId: 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk',
  id: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
  trashedId: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
  version: 'ver_01k5x4a7p9b8c7d6e5f4g3h2j1',
  path: 'nowhere/a.txt',
};

/** Every operation that names a space, an entry or a path: all the ways to name somebody else's. */
const placed: Readonly<Record<string, (target: Target, own: string) => readonly Call[]>> = {
  getSpace: ({ space, spaceId }) => [[`/spaces/${space}`], [`/spaces/${spaceId}`]],
  updateSpace: ({ space, spaceId }) =>
    [space, spaceId].map((ref) => [`/spaces/${ref}`, { json: { name: unique('taken over') } }]),
  deleteSpace: ({ space, spaceId }) => [[`/spaces/${space}`], [`/spaces/${spaceId}`]],
  listMembers: ({ space, spaceId }) => [[`/spaces/${space}/members`], [`/spaces/${spaceId}/members`]],
  putMember: ({ space, spaceId }) =>
    [space, spaceId].map((ref) => [`/spaces/${ref}/members/nobody`, { json: { role: 'owner' } }]),
  removeMember: ({ space, spaceId }) => [[`/spaces/${space}/members/nobody`], [`/spaces/${spaceId}/members/nobody`]],
  listEntries: ({ space, path }) => [
    ['/entries', { query: { folder: space } }],
    ['/entries', { query: { folder: path } }],
  ],
  createFolder: ({ space, path }) => [
    ['/entries', { json: { path: `${space}/new` } }],
    ['/entries', { json: { path } }],
    ['/entries', { json: { path: `${path}/below` } }],
    ['/entries', { json: { path: space } }],
  ],
  getEntry: ({ id, trashedId }) => [[`/entries/${id}`], [`/entries/${trashedId}`]],
  updateEntry: ({ id, space, path }, own) => [
    [`/entries/${id}`, { json: { path: `${space}/renamed.txt` } }],
    [`/entries/${id}`, { json: { path: `${own}/stolen.txt` } }],
    [`/entries/${id}`, { json: { path } }],
    [`/entries/${id}`, { json: { path: `${space}/renamed.txt` }, headers: { 'if-match': '"stale"' } }],
  ],
  deleteEntry: ({ id, trashedId }) => [
    [`/entries/${id}`],
    [`/entries/${id}`, { headers: { 'if-match': '"stale"' } }],
    [`/entries/${trashedId}`],
  ],
  copyEntry: ({ id, space, path }, own) => [
    [`/entries/${id}/copies`, { json: { path: `${own}/stolen.txt` } }],
    [`/entries/${id}/copies`, { json: { path: `${space}/copy.txt` } }],
    [`/entries/${id}/copies`, { json: { path } }],
  ],
  listVersions: ({ id, trashedId }) => [[`/entries/${id}/versions`], [`/entries/${trashedId}/versions`]],
  downloadVersion: ({ id, version }) => [
    [`/entries/${id}/versions/${version}/content`],
    [`/entries/${id}/versions/${version}/content`, { headers: { range: 'bytes=100-', 'if-match': '"stale"' } }],
  ],
  restoreVersion: ({ id, version }) => [
    [`/entries/${id}/versions/${version}/restore`],
    [`/entries/${id}/versions/${version}/restore`, { headers: { 'if-match': '"stale"' } }],
  ],
  getThumbnail: ({ id, trashedId }) => [[`/entries/${id}/thumbnail`], [`/entries/${trashedId}/thumbnail`]],
  openEntry: ({ id, trashedId }) => [[`/entries/${id}/open`], [`/entries/${trashedId}/open`]],
  downloadFile: ({ space, path }) => [
    [fileUrl(path)],
    [fileUrl(space)],
    [fileUrl(path), { headers: { range: 'bytes=100-', 'if-match': '"stale"' } }],
  ],
  downloadArchive: ({ id, space, path }, own) => [
    [`/archives/${space}`],
    [`/archives/${path}`],
    [`/archives/${space}`, { query: { entries: id } }],
    [`/archives/${own}`, { query: { entries: id } }],
  ],
  uploadFile: ({ space, path }) => [
    [fileUrl(path), { body: 'overwritten' }],
    [fileUrl(path), { body: 'overwritten', headers: { 'if-match': '"stale"' } }],
    [fileUrl(`${path}/below`), { body: 'new' }],
    [fileUrl(`${space}/new.txt`), { body: 'new' }],
    [fileUrl(space), { body: 'new' }],
  ],
  deleteFile: ({ space, path }) => [[fileUrl(path)], [fileUrl(space)]],
  uploadFiles: ({ space, path }) =>
    [space, path, `${space}/new`].map((folder) => ['/files', { body: formFor(folder) }]),
  createUpload: ({ space, path }) =>
    [path, space, `${path}/below`, `${space}/new.txt`].map((each) => [
      '/uploads',
      { headers: { ...tus, 'upload-length': '1', 'upload-metadata': metadata({ path: each }) } },
    ]),
  listTrash: ({ space, spaceId }) => [
    ['/trash', { query: { space } }],
    ['/trash', { query: { space: spaceId } }],
  ],
  purgeEntry: ({ id, trashedId }) => [[`/trash/${trashedId}`], [`/trash/${id}`]],
  emptyTrash: ({ space, spaceId }) => [
    ['/trash', { query: { space } }],
    ['/trash', { query: { space: spaceId } }],
  ],
  restoreFromTrash: ({ id, trashedId }, own) => [
    [`/trash/${trashedId}/restore`],
    [`/trash/${trashedId}/restore`, { json: { path: `${own}/stolen.txt` } }],
    [`/trash/${id}/restore`],
  ],
  listShares: ({ space, spaceId, id }) => [
    ['/shares', { query: { space } }],
    ['/shares', { query: { space: spaceId } }],
    ['/shares', { query: { entry: id } }],
  ],
  createShare: ({ id, trashedId }) => [
    ['/shares', { json: { entry: id } }],
    ['/shares', { json: { entry: id, access: 'upload', password: 'correct horse battery' } }],
    ['/shares', { json: { entry: trashedId } }],
  ],
  search: ({ space, path }) => [
    ['/search', { query: { q: 'hello', under: space } }],
    ['/search', { query: { q: 'hello', under: path } }],
  ],
};

/** The others, and where it is tested what they show to whom. */
const unplaced: Readonly<Record<string, readonly string[]>> = {
  'public: no answer depends on who asks': ['hello', 'legacyHello', 'getHealth', 'getSetup', 'completeSetup', 'signIn'],
  'sessions of the caller, of others 404 (session)': ['listSessions', 'revokeSession', 'revokeSessions'],
  'public: the address is the secret (invitations)': ['getInvitation', 'acceptInvitation'],
  'about the caller alone (session, me)': ['getSession', 'signOut', 'getMe', 'updateMe', 'changePassword'],
  'for admins (users, invitations, quotas)': [
    'listUsers',
    'createUser',
    'getUser',
    'replaceUser',
    'updateUser',
    'deleteUser',
    'createInvitation',
    'setSpaceQuota',
  ],
  'uploads of the caller, of others 404 (resumable-uploads)': ['getUpload', 'appendUpload', 'cancelUpload'],
  'keys of the caller, of others 404 (api-keys)': ['listApiKeys', 'createApiKey', 'revokeApiKey'],
  'links of spaces that the caller owns, of others 404 (shares)': ['updateShare', 'revokeShare'],
  'for whoever has a link (shared)': [
    'openShare',
    'unlockShare',
    'getShared',
    'listShared',
    'downloadShared',
    'uploadShared',
  ],
  'lists what the caller may see, or names what is new (spaces)': ['listSpaces', 'createSpace', 'getUsage'],
};

const methods = new Map(operations.map(({ operationId, method }) => [operationId, method]));

it('every operation says whether it names a place', () => {
  const known = [...Object.keys(placed), ...Object.values(unplaced).flat()];
  const missing = operations.map(({ operationId }) => operationId).filter((id) => !known.includes(id));
  expect(missing, 'Add it to `placed` with a call per way to name a place, or to `unplaced`.').toEqual([]);
});

const covered = Object.keys(placed).filter((operationId) => methods.has(operationId));

it.each([
  ['a stranger', async () => newPerson()],
  ['an admin', async () => newPerson('admin')],
  ['the first admin', async () => withSpace(await admin())],
  ['a key of an admin', async () => withSpace(await newKey(await newPerson('admin'), everyScope))],
])('for %s every operation answers as if nothing were there', async (_who, newCaller) => {
  const [owner, caller] = await Promise.all([newOwner(), newCaller()]);
  for (const operationId of covered) await expectAbsent(operationId, owner, caller);
});

it('for a key of the owner that is limited to another space it does so, too', async () => {
  const owner = await newOwner();
  const other = await newSpace(owner.person);
  const key = await newKey(owner.person, everyScope, [other.id]);
  for (const operationId of covered) await expectAbsent(operationId, owner, { ...key, space: other.name });
});

it('moving one’s own into a foreign space, and restoring into one, is 404', async () => {
  const [owner, person] = await Promise.all([newOwner(), newPerson()]);
  const file = await putFile(person, `${person.space}/mine.txt`);
  const path = `${owner.space.name}/mine.txt`;
  const move = await api('PATCH', `/entries/${file.id}`, { as: person, json: { path } });
  expect([move.status, move.json.code]).toEqual([404, 'entry_not_found']);
  await api('DELETE', `/entries/${file.id}`, { as: person });
  const restored = await api('POST', `/trash/${file.id}/restore`, { as: person, json: { path } });
  expect([restored.status, restored.json.code]).toEqual([404, 'entry_not_found']);
  expect(await namesIn(owner.person, owner.space.name)).toEqual(['a.txt']);
});

it('for a user who is disabled neither the session nor the key works', async () => {
  const owner = await newOwner();
  const key = await newKey(owner.person, everyScope);
  await api('PATCH', `/users/${owner.person.id}`, { as: await admin(), json: { disabled: true } });
  for (const operationId of covered) {
    const method = methods.get(operationId) ?? '';
    for (const [path, options] of callsOf(operationId, targetOf(owner), owner.person.space)) {
      // Opening sends people who are not signed in to do that.
      const wanted = operationId === 'openEntry' ? 307 : 401;
      expect((await api(method, path, { ...options, as: owner.person })).status, `${operationId} ${path}`).toBe(wanted);
      expect((await api(method, path, { ...options, as: key })).status, `${operationId} ${path}`).toBe(wanted);
    }
  }
});

const everyScope = [
  'files:read',
  'files:write',
  'spaces:read',
  'spaces:write',
  'users:read',
  'users:write',
  'shares:write',
] as const;

async function newOwner(): Promise<Owner> {
  const person = await newPerson();
  const space = await newSpace(person);
  const file = await putFile(person, `${space.name}/a.txt`);
  const trashed = await putFile(person, `${space.name}/trashed.txt`);
  await api('DELETE', `/entries/${trashed.id}`, { as: person });
  return { person, space, file, trashed };
}

async function withSpace(caller: Caller) {
  return { ...caller, space: (await newSpace(caller)).name };
}

function targetOf({ space, file, trashed }: Owner): Target {
  const version = file.version ?? '';
  return { space: space.name, spaceId: space.id, id: file.id, trashedId: trashed.id, version, path: file.path };
}

function callsOf(operationId: string, target: Target, own: string): readonly Call[] {
  return placed[operationId]?.(target, own) ?? [];
}

/** Each call answers 404, word by word what it answers about a thing that is not there, and changes nothing. */
async function expectAbsent(
  operationId: string,
  owner: Owner,
  caller: Caller & { readonly space: string },
): Promise<void> {
  const method = methods.get(operationId) ?? '';
  const headers = { 'x-request-id': 'the-same' };
  const ask = async ([path, options]: Call) => {
    const { status, json } = await api(method, path, {
      ...options,
      as: caller,
      headers: { ...options?.headers, ...headers },
    });
    return { status, json };
  };
  const absent = callsOf(operationId, nothing, caller.space);
  for (const [index, call] of callsOf(operationId, targetOf(owner), caller.space).entries()) {
    const answer = await ask(call);
    expect(answer.status, `${operationId} ${call[0]}`).toBe(404);
    const twin = absent[index];
    if (twin) expect(answer).toEqual(await ask(twin));
  }
  const { person, space, file } = owner;
  expect((await api('GET', fileUrl(file.path), { as: person })).text).toBe('hello world');
  expect(await namesIn(person, space.name)).toEqual(['a.txt']);
}

function formFor(folder: string): FormData {
  const form = new FormData();
  form.append('folder', folder);
  form.append('file', new Blob(['new']), 'new.txt');
  return form;
}
