import type { Live, Situation } from '@sheaf/contract-kit/testing/fuzz';
import type {
  CreatedApiKey,
  CreatedInvitation,
  CreatedShare,
  Entry,
  Me,
  SecondFactor,
  Session,
  Space,
  User,
} from '@sheaf/contracts';

import { api, fileUrl, type ApiOptions, type Caller } from './api.ts';
import { codeOf, setUpAuthenticator, startSecondFactor } from './authenticator.ts';
import { onePixel } from './one-pixel.ts';
import type { OwnServer } from './own-server.ts';
import { signIn, unique } from './people.ts';
import { begin, metadata } from './tus.ts';

/*
 * What is there for a made-up request to name. Each operation has an admin of its own, with a space and a few entries,
 * since it may change or lose all of them; what a request uses up is made anew for each.
 */

const password = 'correct horse battery';

interface Home {
  readonly url: string;
  readonly as: Caller;
  readonly me: Me;
  readonly space: Space;
  readonly file: Entry;
  readonly folder: Entry;
  /** In the folder. */
  readonly shared: Entry;
  readonly image: Entry;
  /** Somebody else, who has an account. */
  readonly other: User;
}

type Situate = (home: Home, pick: number) => Promise<Live> | Live;

/** What each request to an operation needs; nothing for those that are not in the list. */
const situations: Readonly<Record<string, Situate>> = {
  signIn: ({ me }, pick) => ({ email: me.email, password, code: pick % 4 ? undefined : '123456' }),
  updateMe: (_home, pick) => ({ email: pick % 2 ? email() : undefined }),
  listUsers: async (home, pick) => ({ cursor: pick % 3 ? undefined : await cursorOf(home, '/users?limit=1') }),
  createUser: (_home, pick) => ({
    email: email(),
    handle: pick % 2 ? unique('h') : undefined,
    password: pick % 8 ? undefined : password,
  }),
  getUser: ({ other }) => ({ id: other.id }),
  replaceUser: ({ other }) => ({ id: other.id, email: email(), handle: unique('h') }),
  updateUser: ({ other }, pick) => ({
    id: other.id,
    email: pick % 2 ? email() : undefined,
    handle: pick % 3 ? unique('h') : undefined,
    password: pick % 8 ? undefined : `${password} ${pick}`,
  }),
  deleteUser: async (home, pick) => {
    const { id } = await newUser(home);
    return pick % 2 ? { id, space: 'trash', to: undefined } : { id, space: 'transfer', to: home.me.id };
  },
  createInvitation: ({ other }) => ({ id: other.id }),
  getInvitation: async (home) => ({ token: await newInvitation(home) }),
  acceptInvitation: async (home) => ({ token: await newInvitation(home) }),
  startSecondFactor: () => ({ password }),
  confirmSecondFactor: async (home) => {
    if (await isGuarded(home)) await call(home, 'POST', '/me/second-factor/disable', { json: { password } });
    return { code: codeOf(await startSecondFactor(home.as, password, { url: home.url })) };
  },
  disableSecondFactor: guarded,
  replaceRecoveryCodes: guarded,
  removeSecondFactor: async (home, pick) => ({ id: pick % 8 ? home.other.id : await newGuarded(home) }),
  revokeSession: async (home) => ({ id: await newSession(home) }),
  listSessions: async (home, pick) => ({ cursor: pick % 3 ? undefined : await cursorOf(home, '/sessions?limit=1') }),
  listMembers: async (home, pick) => ({
    space: home.space.id,
    cursor: pick % 3 ? undefined : await cursorOf(home, `/spaces/${home.space.id}/members?limit=1`),
  }),
  putMember: ({ space, other }, pick) => ({
    space: space.name,
    userId: [other.id, other.handle, other.email][pick % 3],
  }),
  removeMember: async (home, pick) => {
    const { id, handle } = await newUser(home);
    await call(home, 'PUT', `/spaces/${home.space.id}/members/${id}`, { json: { role: 'editor' } });
    return { space: home.space.id, userId: pick % 2 ? id : handle };
  },
  listApiKeys: async (home, pick) => ({ cursor: pick % 3 ? undefined : await cursorOf(home, '/api-keys?limit=1') }),
  createApiKey: ({ space }) => ({ SpaceId: space.id, expiresAt: '2199-01-01T00:00:00Z' }),
  revokeApiKey: async (home) => ({ id: (await newKey(home)).id }),
  listSpaces: async (home, pick) => ({ cursor: pick % 3 ? undefined : await cursorOf(home, '/spaces?limit=1') }),
  createSpace: (_home, pick): Live => (pick % 2 ? { name: unique('space') } : {}),
  getSpace: ({ space }, pick) => ({ space: pick % 2 ? space.id : space.name }),
  updateSpace: ({ space }) => ({ space: space.id, name: unique('space') }),
  deleteSpace: async (home, pick) => {
    const space = await newSpace(home);
    return { space: pick % 2 ? space.id : space.name };
  },
  setSpaceQuota: ({ space }, pick) => ({ space: pick % 2 ? space.id : space.name }),
  getUsage: async (home, pick) => ({ cursor: pick % 3 ? undefined : await cursorOf(home, '/usage?limit=1') }),
  listEntries: async (home, pick): Promise<Live> =>
    pick % 3
      ? { folder: home.space.name, cursor: undefined }
      : {
          folder: home.space.name,
          sort: 'name',
          order: 'asc',
          cursor: await cursorOf(home, `/entries?folder=${home.space.name}&limit=1`),
        },
  createFolder: (home) => ({ path: newPath(home) }),
  getEntry: ({ file, folder }, pick) => ({ id: pick % 2 ? file.id : folder.id }),
  updateEntry: (home, pick) => ({ id: home.file.id, path: newPath(home), 'If-Match': pick % 2 ? '*' : undefined }),
  deleteEntry: async (home, pick) => {
    const file = await newFile(home);
    return { id: file.id, 'If-Match': pick % 2 ? '*' : undefined };
  },
  copyEntry: (home, pick) => ({ id: pick % 2 ? home.file.id : home.folder.id, path: newPath(home) }),
  openEntry: ({ file, folder }, pick) => ({ id: pick % 2 ? file.id : folder.id }),
  downloadFile: ({ file }, pick) => ({ path: file.path, ...downloads[pick % downloads.length]?.(file.etag ?? '') }),
  uploadFile: (home, pick) => ({
    path: pick % 2 ? newPath(home) : home.file.path,
    'If-Match': pick % 4 ? undefined : '*',
    'If-None-Match': pick % 4 === 1 ? '*' : undefined,
  }),
  deleteFile: async (home, pick) => {
    const file = await newFile(home);
    return { path: file.path, 'If-Match': pick % 2 ? (file.etag ?? '') : undefined };
  },
  // The first is for what is refused: a thousand files that are there already.
  uploadFiles: ({ folder }, pick): Live => ({ folder: folder.path, ...(pick === 0 && { onConflict: 'skip' }) }),
  downloadArchive: ({ space, file, folder }, pick) => ({
    path: [space.name, folder.path, file.path][pick % 3] ?? '',
    entries: pick % 3 ? undefined : [file.id, folder.id].slice(0, 1 + (pick % 2)),
  }),
  createUpload: (home, pick) => ({
    'Tus-Resumable': '1.0.0',
    'Upload-Length': pick % 1000,
    'Upload-Metadata': metadata({ path: newPath(home) }),
    'If-Match': undefined,
    'If-None-Match': pick % 2 ? '*' : undefined,
  }),
  getUpload: async (home) => ({ 'Tus-Resumable': '1.0.0', id: await newUpload(home) }),
  appendUpload: async (home, pick) => ({
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': 0,
    'Upload-Checksum': undefined,
    id: await newUpload(home, pick % 2 ? 10_000 : 1_000_000),
  }),
  cancelUpload: async (home) => ({ 'Tus-Resumable': '1.0.0', id: await newUpload(home) }),
  getThumbnail: ({ image }, pick) => ({
    id: image.id,
    'If-None-Match': [undefined, '*', '"other"'][pick % 3],
  }),
  listVersions: async (home, pick) => ({
    id: home.file.id,
    cursor: pick % 3 ? undefined : await cursorOf(home, `/entries/${home.file.id}/versions?limit=1`),
  }),
  downloadVersion: ({ file }, pick) => ({
    id: file.id,
    version: file.version ?? '',
    ...downloads[pick % downloads.length]?.(file.etag ?? ''),
  }),
  restoreVersion: async (home, pick) => {
    const file = await newFile(home);
    if (pick % 2) await call(home, 'PUT', fileUrl(file.path), { body: 'newer' });
    return { id: file.id, version: file.version ?? '', 'If-Match': pick % 3 ? undefined : '*' };
  },
  listTrash: ({ space }, pick) => ({ space: pick % 2 ? space.name : undefined, cursor: undefined }),
  restoreFromTrash: async (home) => {
    const file = await newFile(home);
    await call(home, 'DELETE', `/entries/${file.id}`);
    return { id: file.id, path: newPath(home) };
  },
  purgeEntry: async (home) => {
    const file = await newFile(home);
    await call(home, 'DELETE', `/entries/${file.id}`);
    return { id: file.id };
  },
  emptyTrash: async (home, pick) => {
    await call(home, 'DELETE', `/entries/${(await newFile(home)).id}`);
    return { space: pick % 2 ? home.space.name : undefined };
  },
  listShares: ({ space, file }, pick) => ({
    space: pick % 2 ? space.name : undefined,
    entry: pick % 3 ? undefined : file.id,
    cursor: undefined,
  }),
  createShare: ({ file, folder }, pick) => ({
    EntryId: pick % 2 ? file.id : folder.id,
    access: 'read',
    password: pick % 4 ? undefined : password,
    expiresAt: '2199-01-01T00:00:00Z',
  }),
  updateShare: async (home, pick) => ({
    id: (await newShare(home)).id,
    password: pick % 4 ? undefined : password,
    expiresAt: '2199-01-01T00:00:00Z',
  }),
  revokeShare: async (home) => ({ id: (await newShare(home)).id }),
  openShare: async (home) => ({ token: (await newShare(home)).token }),
  unlockShare: async (home, pick) =>
    pick % 8
      ? { token: (await newShare(home)).token }
      : { token: (await newShare(home, { password })).token, password },
  getShared: async (home) => ({ token: (await newShare(home)).token }),
  listShared: async (home) => ({ token: (await newShare(home)).token, folder: undefined, cursor: undefined }),
  downloadShared: async (home, pick) => {
    const { token } = await newShare(home, { maxDownloads: 1 });
    return { token, path: 'b.txt', ...downloads[pick % downloads.length]?.(home.shared.etag ?? '') };
  },
  downloadSharedArchive: async (home, pick) => ({
    token: (await newShare(home, { maxDownloads: pick % 2 ? 1 : undefined })).token,
    folder: undefined,
  }),
  uploadShared: async (home) => ({ token: (await newShare(home, { access: 'upload' })).token, path: 'new.txt' }),
  exportAudit: ({ space, me }, pick): Live => ({
    from: '2026-01-01T00:00:00Z',
    to: undefined,
    actor: pick % 2 ? me.id : undefined,
    space: pick % 2 ? space.id : space.name,
    limit: 1 + (pick % 100),
  }),
  search: ({ folder, space }, pick) => ({
    q: ['hello', 'hel wor', 'b'][pick % 3],
    under: [folder.path, space.name, undefined][pick % 3],
    cursor: undefined,
  }),
};

/** Conditions that hold, ranges that are there, and none of them. */
const downloads: readonly ((etag: string) => Live)[] = [
  () => ({ Range: 'bytes=0-1', 'If-Match': '*', 'If-None-Match': undefined }),
  (etag) => ({ Range: 'bytes=-2', 'If-Range': etag, 'If-Match': undefined, 'If-None-Match': undefined }),
  (etag) => ({ Range: undefined, 'If-Match': etag }),
  (etag) => ({ Range: undefined, 'If-Match': undefined, 'If-None-Match': etag }),
  () => ({ 'If-Match': undefined }),
];

/** Makes situations on this server. */
export function createWorld({ url, admin }: OwnServer): (operationId: string, pick: number) => Promise<Situation> {
  const homes = new Map<string, Promise<Home>>();
  return async (operationId, pick) => {
    const known = homes.get(operationId) ?? newHome(url, admin);
    homes.set(operationId, known);
    const home = await known;
    const live = (await situations[operationId]?.(home, pick)) ?? {};
    return { caller: home.as.headers, live, ...(await strangers[operationId]?.(home, pick)) };
  };
}

/** Where somebody else calls than the operation's admin. */
const strangers: Readonly<Record<string, (home: Home, pick: number) => Promise<Partial<Situation>>>> = {
  signIn: async () => ({ caller: {} }),
  signOut: async ({ url, me }) => ({ caller: (await signIn(me.email, password, { url })).headers }),
  revokeSessions: async ({ url, me }) => ({ caller: (await signIn(me.email, password, { url })).headers }),
  changePassword,
};

/** Most passwords are changed to what they were; somebody new has any. */
async function changePassword(home: Home, pick: number): Promise<Situation> {
  if (pick % 8) return { caller: home.as.headers, live: { currentPassword: password, newPassword: password } };
  const { email: address } = await newUser(home);
  const { headers } = await signIn(address, password, { url: home.url });
  return { caller: headers, live: { currentPassword: password } };
}

async function newHome(url: string, admin: Caller): Promise<Home> {
  const { email: address } = await newUser({ url, as: admin }, 'admin');
  const as = await signIn(address, password, { url });
  const me = await call<Me>({ url, as }, 'GET', '/me');
  const space = await newSpace({ url, as });
  const folder = await call<Entry>({ url, as }, 'POST', '/entries', { json: { path: `${space.name}/folder` } });
  const shared = await call<Entry>({ url, as }, 'PUT', fileUrl(`${folder.path}/b.txt`), { body: 'hello world' });
  const file = await newFile({ url, as, space });
  const image = await call<Entry>({ url, as }, 'PUT', fileUrl(`${space.name}/image.png`), { body: onePixel });
  const other = await newUser({ url, as });
  await newKey({ url, as });
  await newKey({ url, as });
  return { url, as, me, space, file, folder, shared, image, other };
}

/** The operation's admin has a second factor. */
async function guarded(home: Home): Promise<Live> {
  if (!(await isGuarded(home))) await setUpAuthenticator(home.as, password, { url: home.url });
  return { password };
}

async function isGuarded(home: Home): Promise<boolean> {
  return (await call<SecondFactor>(home, 'GET', '/me/second-factor')).enabledAt !== null;
}

/* Making things */

type Owner = Pick<Home, 'url' | 'as'>;

function email(): string {
  return `${unique('fuzz')}@example.com`;
}

function newUser(owner: Owner, role: User['role'] = 'member'): Promise<User> {
  return call(owner, 'POST', '/users', { json: { name: 'Fuzz', email: email(), role, password } });
}

async function newInvitation(owner: Pick<Home, 'url' | 'as' | 'other'>): Promise<string> {
  return (await call<CreatedInvitation>(owner, 'POST', `/users/${owner.other.id}/invitations`)).token;
}

/** Signs the operation's admin in once more, and tells the session's id. */
async function newSession({ url, me }: Home): Promise<string> {
  const as = await signIn(me.email, password, { url });
  return (await call<Session>({ url, as }, 'GET', '/session')).id;
}

/** Somebody with a second factor, by id. */
async function newGuarded(owner: Owner): Promise<string> {
  const { id, email: address } = await newUser(owner);
  await setUpAuthenticator(await signIn(address, password, { url: owner.url }), password, { url: owner.url });
  return id;
}

function newSpace(owner: Owner): Promise<Space> {
  return call(owner, 'POST', '/spaces', { json: { name: unique('space') } });
}

function newKey(owner: Owner): Promise<CreatedApiKey> {
  return call(owner, 'POST', '/api-keys', { json: { name: 'fuzz', scopes: ['files:read'] } });
}

function newShare({ folder, ...owner }: Owner & Pick<Home, 'folder'>, extra: object = {}): Promise<CreatedShare> {
  return call(owner, 'POST', '/shares', { json: { entry: folder.id, ...extra } });
}

function newFile(owner: Owner & Pick<Home, 'space'>): Promise<Entry> {
  return call(owner, 'PUT', fileUrl(newPath(owner)), { body: 'hello world' });
}

async function newUpload(owner: Owner & Pick<Home, 'space'>, length = 1): Promise<string> {
  const upload = await begin(owner.as, { path: newPath(owner), length, url: owner.url });
  return upload.replace('/uploads/', '');
}

function newPath({ space }: Pick<Home, 'space'>): string {
  return `${space.name}/${unique('file')}.txt`;
}

/** The cursor of a list's second page, where it has one. */
async function cursorOf(owner: Owner, path: string): Promise<string | undefined> {
  const { nextCursor } = await call<{ nextCursor: string | null }>(owner, 'GET', path);
  return nextCursor ?? undefined;
}

async function call<T>({ url, as }: Owner, method: string, path: string, options: ApiOptions = {}): Promise<T> {
  const answer = await api<T>(method, path, { ...options, url, as });
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.text}`);
  return answer.json;
}
