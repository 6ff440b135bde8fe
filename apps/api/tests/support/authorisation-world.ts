import type { CreatedApiKey, CreatedShare, CreatedUser, Entry, Session } from '@sheaf/contracts';
import { scopes } from '@sheaf/contracts';
import { vi } from 'vitest';

import { api, fileUrl, type Caller } from './api.ts';
import { onePixel } from './one-pixel.ts';
import { type Person, newPerson, newSpace, putFile, signIn, unique } from './people.ts';
import { begin } from './tus.ts';

/*
 * Everybody who may call, and what they call about: a space with a viewer, an editor and an owner, and what is in it.
 */

/** What is named in a call: a space and things of it, or ones that nobody has. */
export interface Things {
  readonly space: string;
  readonly spaceId: string;
  /** Of a file, and where it is. */
  readonly id: string;
  readonly path: string;
  readonly version: string;
  readonly imageId: string;
  readonly trashedId: string;
  readonly folderId: string;
  /** An upload that the owner has begun. */
  readonly upload: string;
  /** A member of the space who has chosen no password yet, by id, and the secret of the invitation. */
  readonly user: string;
  readonly invitation: string;
  /** The secrets of two links to the folder: for looking, and for uploads. */
  readonly token: string;
  readonly dropToken: string;
  /** Of the first of them. */
  readonly share: string;
  /** The owner's. */
  readonly credentials: { readonly email: string; readonly password: string };
  /** Makes something that belongs to the owner, and gives its id. */
  made(path: string, json: object, absent: string): Promise<string>;
  /** Signs the owner in once more, and gives the session's id. */
  session(): Promise<string>;
}

/** The same, and a space in which the caller may do everything. */
export interface Target extends Things {
  readonly own: string;
}

/** What nobody has. */
export const nothing: Things = {
  space: 'nowhere',
  spaceId: 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk',
  id: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
  path: 'nowhere/a.txt',
  version: 'ver_01k5x4a7p9b8c7d6e5f4g3h2j1',
  imageId: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yc',
  trashedId: 'ent_01k5x4a7p8q9r0s1t2v3w4x5ya',
  folderId: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yb',
  upload: 'upl_01k5x4a7p8q9r0s1t2v3w4x5yz',
  user: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab',
  invitation: 'A'.repeat(43),
  token: 'A'.repeat(43),
  dropToken: 'A'.repeat(43),
  share: 'shr_01k5x3v8qzf0c9m2r7t4w6y8ab',
  credentials: { email: 'nobody@example.com', password: 'a password of theirs' },
  made: async (_path, _json, absent) => absent,
  session: async () => 'ses_01k5x3v8qzf0c9m2r7t4w6y8ab',
};

/** Who shows no credential that holds, and what they show. */
const outsiders = ['nobody', 'disabled', 'disabledKey', 'revokedKey', 'expiredKey', 'link', 'deadLink'] as const;
const people = ['stranger', 'viewer', 'editor', 'owner', 'admin'] as const;
/** Of whoever may do the most: the owner of the space or, where an admin is asked for, the admin. */
const keys = ['fullKey', 'unscopedKey', 'limitedKey'] as const;

export const callers = [...outsiders, ...people, ...keys] as const;
export type CallerName = (typeof callers)[number];
export type PersonName = (typeof people)[number];
export type OutsiderName = (typeof outsiders)[number];

export function isPerson(name: CallerName): name is PersonName {
  return people.some((known) => known === name);
}

export function isOutsider(name: CallerName): name is OutsiderName {
  return outsiders.some((known) => known === name);
}

/** What a person's programs call with. */
export interface Keys {
  /** It may do everything. */
  readonly full: Caller;
  /** It may do everything, in a space of its own alone. */
  readonly limited: Caller;
  readonly other: string;
  /** It may do everything but what takes this scope. */
  without(scope: string): Promise<Caller>;
}

export interface World {
  readonly people: Readonly<Record<PersonName, Person>>;
  readonly outsiders: Readonly<Record<OutsiderName, Caller>>;
  readonly keys: Readonly<Record<'owner' | 'admin', Keys>>;
  /** The secret of a link that was revoked. */
  readonly deadToken: string;
  /** A space with everything in it, for calls that change nothing. */
  readonly target: Things;
  /** Another one, to be changed and lost. */
  newTarget(): Promise<Things>;
  readonly url: string;
}

export async function newWorld(admin: Caller, url: string): Promise<World> {
  const somebody = () => newPerson('member', { url, admin });
  const [stranger, viewer, editor, owner, gone] = await Promise.all(Array.from({ length: 5 }, somebody));
  const boss = await newPerson('admin', { url, admin });
  if (!stranger || !viewer || !editor || !owner || !gone) throw new TypeError('There are five of them.');
  const cast = { stranger, viewer, editor, owner, admin: boss };
  const newTarget = () => makeTarget(cast, url);
  const target = await newTarget();
  const deadToken = await revokedToken(owner, target, url);
  const [ownerKeys, adminKeys] = await Promise.all([newKeys(owner, url), newKeys(boss, url)]);
  return {
    people: cast,
    outsiders: await newOutsiders({ owner, gone, admin, target, deadToken, url }),
    keys: { owner: ownerKeys, admin: adminKeys },
    deadToken,
    target,
    newTarget,
    url,
  };
}

/** For whoever has ended their own session. */
export async function signInAgain(person: Person, url: string): Promise<void> {
  Object.assign(person, await signIn(person.email, person.password, { url }));
}

async function makeTarget({ viewer, editor, owner, admin }: World['people'], url: string): Promise<Things> {
  const space = await newSpace(owner, unique('space'), { url });
  const call = <T>(method: string, path: string, json?: object, as: Caller = owner) =>
    done<T>(api<T>(method, path, { as, url, ...(json && { json }) }));
  const [file, image, trashed, folder, user] = await Promise.all([
    putFile(owner, `${space.name}/a.txt`, 'hello world', { url }),
    putFile(owner, `${space.name}/image.png`, onePixel, { url }),
    putFile(owner, `${space.name}/trashed.txt`, 'hello world', { url }),
    call<Entry>('POST', '/entries', { path: `${space.name}/folder` }),
    call<CreatedUser>('POST', '/users', { name: 'New', email: `${unique()}@example.com`, role: 'member' }, admin),
    call('PUT', `/spaces/${space.id}/members/${viewer.id}`, { role: 'viewer' }),
    call('PUT', `/spaces/${space.id}/members/${editor.id}`, { role: 'editor' }),
  ]);
  const upload = begin(owner, { path: `${space.name}/upload.txt`, length: 3, url });
  const [link, drop] = await Promise.all([
    call<CreatedShare>('POST', '/shares', { entry: folder.id }),
    call<CreatedShare>('POST', '/shares', { entry: folder.id, access: 'upload' }),
    call('DELETE', `/entries/${trashed.id}`),
    call('PUT', `/spaces/${space.id}/members/${user.id}`, { role: 'viewer' }),
    putFile(owner, `${folder.path}/b.txt`, 'hello world', { url }),
  ]);
  return {
    space: space.name,
    spaceId: space.id,
    id: file.id,
    path: file.path,
    version: file.version ?? '',
    imageId: image.id,
    trashedId: trashed.id,
    folderId: folder.id,
    upload: (await upload).replace('/uploads/', ''),
    user: user.id,
    invitation: user.invitation?.url.split('/').at(-1) ?? '',
    token: link.token,
    dropToken: drop.token,
    share: link.id,
    credentials: { email: owner.email, password: owner.password },
    made: async (path, json) => (await call<{ id: string }>('POST', path, json)).id,
    async session() {
      const again = await signIn(owner.email, owner.password, { url });
      return (await done(api<Session>('GET', '/session', { as: again, url }))).id;
    },
  };
}

async function newKeys(person: Person, url: string): Promise<Keys> {
  const other = await newSpace(person, unique('other'), { url });
  const made = new Map<string, Promise<Caller>>();
  return {
    full: await newKey(person, { scopes }, url),
    limited: await newKey(person, { scopes, spaces: [other.id] }, url),
    other: other.name,
    without(scope) {
      const key = made.get(scope) ?? newKey(person, { scopes: scopes.filter((each) => each !== scope) }, url);
      made.set(scope, key);
      return key;
    },
  };
}

interface Leaving {
  readonly owner: Person;
  /** Who owns the space, too, until they are disabled. */
  readonly gone: Person;
  readonly admin: Caller;
  readonly target: Things;
  readonly deadToken: string;
  readonly url: string;
}

async function newOutsiders({ owner, gone, admin, target, deadToken, url }: Leaving): Promise<World['outsiders']> {
  const member = `/spaces/${target.spaceId}/members/${gone.id}`;
  await done(api('PUT', member, { as: owner, url, json: { role: 'owner' } }));
  const goneKey = await newKey(gone, { scopes }, url);
  await done(api('PATCH', `/users/${gone.id}`, { as: admin, url, json: { disabled: true } }));
  const revoked = await newKey(owner, { scopes }, url);
  await done(api('DELETE', `/api-keys/${revoked.id}`, { as: owner, url }));
  return {
    nobody: { headers: {} },
    disabled: gone,
    disabledKey: goneKey,
    revokedKey: revoked,
    expiredKey: await newExpiredKey(owner, url),
    link: { headers: { cookie: `sheaf_session=${target.token}; sheaf_share=${target.token}` } },
    deadLink: { headers: { authorization: `Bearer ${deadToken}` } },
  };
}

/** One that worked, and has come to its end. */
async function newExpiredKey(person: Person, url: string): Promise<Caller> {
  const key = await newKey(person, { scopes, expiresAt: new Date(Date.now() + 1000).toISOString() }, url);
  const works = async () => (await api('GET', '/me', { as: key, url })).status === 200;
  await vi.waitUntil(async () => !(await works()), { timeout: 10_000, interval: 200 });
  return key;
}

async function newKey(person: Person, json: object, url: string): Promise<Caller & { readonly id: string }> {
  const key = await done(api<CreatedApiKey>('POST', '/api-keys', { as: person, url, json: { name: 'key', ...json } }));
  return { id: key.id, headers: { authorization: `Bearer ${key.secret}` } };
}

async function revokedToken(owner: Person, { folderId }: Things, url: string): Promise<string> {
  const link = await done(api<CreatedShare>('POST', '/shares', { as: owner, url, json: { entry: folderId } }));
  await done(api('DELETE', `/shares/${link.id}`, { as: owner, url }));
  return link.token;
}

/** What somebody else than the members would notice of calls that were refused. */
export async function contentOf({ people: { owner }, target, url }: World) {
  const get = (path: string) => api('GET', path, { as: owner, url });
  const [space, members, entries, trash, text, shares] = await Promise.all([
    get(`/spaces/${target.spaceId}`),
    get(`/spaces/${target.spaceId}/members`),
    get(`/entries?folder=${target.space}`),
    get(`/trash?space=${target.spaceId}`),
    get(fileUrl(target.path)),
    get(`/shares?space=${target.spaceId}`),
  ]);
  return [space, members, entries, trash, text, shares].map((answer) => answer.text);
}

async function done<T>(
  asked: Promise<{ readonly status: number; readonly text: string; readonly json: T }>,
): Promise<T> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.json;
}
