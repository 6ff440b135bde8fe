import type * as contracts from '@sheaf/contracts';

import { type ApiOptions, fileUrl } from './api.ts';
import type { PersonName, Target } from './authorisation-world.ts';
import { unique } from './people.ts';
import { metadata, tus } from './tus.ts';

/*
 * Who may call what. Each operation has one row: what it answers to whom, and how it is called. What follows from the
 * contract (401 without a credential that holds, 403 for a key without the scope) is not repeated here.
 */

type Exported = (typeof contracts)[keyof typeof contracts];
export type OperationId = Extract<Exported, { readonly operationId: string }>['operationId'];

/** `ok`: one of the answers that the operation lists beside problems. */
export type Expected = 'ok' | 401 | 403 | 404 | 409 | 410;

export interface Answers extends Readonly<Record<PersonName, Expected>> {
  /** A key that is limited to another space, of whoever may do it. */
  readonly limitedKey: Expected;
  /** Whoever has no credential that holds. Absent: the contract asks for one. */
  readonly outsider?: Expected;
  /** Whoever has nothing but a link that was revoked. Absent: as any outsider. */
  readonly deadLink?: Expected;
}

export type Call = readonly [path: string, options?: ApiOptions];

/** The first call is the usual one; the others name things in other ways, or say more of them. */
export type Row = readonly [Answers, (target: Target) => readonly Call[] | Promise<readonly Call[]>];

const signedIn: Answers = { stranger: 'ok', viewer: 'ok', editor: 'ok', owner: 'ok', admin: 'ok', limitedKey: 'ok' };
const everybody: Answers = { ...signedIn, outsider: 'ok' };
const withLink: Answers = { ...everybody, deadLink: 404 };
const members: Answers = { stranger: 404, viewer: 'ok', editor: 'ok', owner: 'ok', admin: 404, limitedKey: 404 };
const editors: Answers = { ...members, viewer: 403 };
const owners: Answers = { ...editors, editor: 403 };
const admins: Answers = { stranger: 403, viewer: 403, editor: 403, owner: 403, admin: 'ok', limitedKey: 403 };
/** For whoever made it. */
const maker: Answers = { stranger: 404, viewer: 404, editor: 404, owner: 'ok', admin: 404, limitedKey: 404 };
/** They have no second factor, and have begun to set up none. */
const unguarded: Answers = { stranger: 409, viewer: 409, editor: 409, owner: 409, admin: 409, limitedKey: 409 };
/** Done once, when the instance was new. */
const setUp: Answers = { ...unguarded, outsider: 409 };

export const authorisation: Readonly<Record<OperationId, Row>> = {
  hello: [everybody, () => [['/hello']]],
  legacyHello: [everybody, () => [['/legacy/hello']]],
  getHealth: [everybody, () => [['/health']]],
  getSetup: [everybody, () => [['/setup']]],
  completeSetup: [
    setUp,
    () => [['/setup', { json: { token: 'A'.repeat(43), name: 'New', email: 'new@example.com', password } }]],
  ],

  signIn: [everybody, async ({ credentials }) => [['/session', { json: credentials }]]],
  getSignInOptions: [everybody, () => [['/sign-in-options']]],
  startOidc: [everybody, () => [['/oidc/start']]],
  finishOidc: [everybody, () => [['/oidc/callback']]],
  getSession: [signedIn, () => [['/session']]],
  signOut: [signedIn, () => [['/session']]],
  listSessions: [signedIn, () => [['/sessions']]],
  revokeSessions: [signedIn, () => [['/sessions']]],
  revokeSession: [maker, async ({ session }) => [[`/sessions/${await session()}`]]],

  getMe: [signedIn, () => [['/me']]],
  updateMe: [signedIn, () => [['/me', { json: { name: 'New' } }]]],
  changePassword: [signedIn, () => [['/me/password', { json: { currentPassword: password, newPassword: password } }]]],

  getSecondFactor: [signedIn, () => [['/me/second-factor']]],
  confirmSecondFactor: [unguarded, () => [['/me/second-factor/confirm', { json: { code: '123456' } }]]],
  disableSecondFactor: [unguarded, () => [['/me/second-factor/disable', { json: { password } }]]],
  replaceRecoveryCodes: [unguarded, () => [['/me/second-factor/recovery-codes', { json: { password } }]]],
  startSecondFactor: [signedIn, () => [['/me/second-factor', { json: { password } }]]],
  removeSecondFactor: [admins, ({ user }) => [[`/users/${user}/second-factor`]]],

  listUsers: [admins, () => [['/users']]],
  createUser: [admins, () => [['/users', { json: newUser() }]]],
  getUser: [admins, ({ user }) => [[`/users/${user}`]]],
  replaceUser: [
    admins,
    ({ user }) => [[`/users/${user}`, { json: { ...newUser(), handle: unique('h'), disabled: true } }]],
  ],
  updateUser: [admins, ({ user }) => [[`/users/${user}`, { json: { name: 'New' } }]]],
  deleteUser: [admins, ({ user }) => [[`/users/${user}`, { query: { space: 'trash' } }]]],
  createInvitation: [admins, ({ user }) => [[`/users/${user}/invitations`, {}]]],
  getInvitation: [everybody, ({ invitation }) => [[`/invitations/${invitation}`]]],
  acceptInvitation: [everybody, ({ invitation }) => [[`/invitations/${invitation}`, { json: { password } }]]],

  listApiKeys: [signedIn, () => [['/api-keys']]],
  createApiKey: [signedIn, () => [['/api-keys', { json: key }]]],
  revokeApiKey: [maker, async ({ made }) => [[`/api-keys/${await made('/api-keys', key, absentKey)}`]]],

  listSpaces: [signedIn, () => [['/spaces']]],
  createSpace: [{ ...signedIn, limitedKey: 403 }, () => [['/spaces', { json: { name: unique('space') } }]]],
  getSpace: [members, (target) => spacesOf(target).map((space) => [`/spaces/${space}`])],
  updateSpace: [
    owners,
    (target) => spacesOf(target).map((space) => [`/spaces/${space}`, { json: { name: unique('space') } }]),
  ],
  deleteSpace: [owners, (target) => spacesOf(target).map((space) => [`/spaces/${space}`])],
  listMembers: [owners, (target) => spacesOf(target).map((space) => [`/spaces/${space}/members`])],
  putMember: [
    owners,
    (target) =>
      spacesOf(target).map((space) => [`/spaces/${space}/members/${target.user}`, { json: { role: 'owner' } }]),
  ],
  removeMember: [owners, (target) => spacesOf(target).map((space) => [`/spaces/${space}/members/${target.user}`])],
  getUsage: [signedIn, () => [['/usage']]],
  setSpaceQuota: [admins, ({ spaceId }) => [[`/spaces/${spaceId}/quota`, { json: { quotaBytes: null } }]]],

  listEntries: [members, ({ space, path }) => [inFolder(space), inFolder(path)]],
  createFolder: [
    editors,
    ({ space, path }) =>
      [`${space}/new`, path, `${path}/below`, space].map((each) => ['/entries', { json: { path: each } }]),
  ],
  getEntry: [members, ({ id, trashedId }) => [[`/entries/${id}`], [`/entries/${trashedId}`]]],
  updateEntry: [
    editors,
    ({ id, space, path, own }) => [
      [`/entries/${id}`, { json: { path: `${space}/renamed.txt` } }],
      [`/entries/${id}`, { json: { path: `${own}/stolen.txt` } }],
      [`/entries/${id}`, { json: { path } }],
      [`/entries/${id}`, { json: { path: `${space}/renamed.txt` }, ...stale }],
    ],
  ],
  deleteEntry: [
    editors,
    ({ id, trashedId }) => [[`/entries/${id}`], [`/entries/${id}`, stale], [`/entries/${trashedId}`]],
  ],
  copyEntry: [
    editors,
    ({ id, space, path, own }) =>
      [`${space}/copy.txt`, `${own}/stolen.txt`, path].map((each) => [
        `/entries/${id}/copies`,
        { json: { path: each } },
      ]),
  ],
  openEntry: [
    { ...members, outsider: 'ok' },
    ({ id, trashedId }) => [[`/entries/${id}/open`], [`/entries/${trashedId}/open`]],
  ],

  downloadFile: [members, ({ space, path }) => [[fileUrl(path)], [fileUrl(path), beyond], [fileUrl(space)]]],
  uploadFile: [
    editors,
    ({ space, path }) => [
      [fileUrl(path), { body: 'new' }],
      [fileUrl(path), { body: 'new', ...stale }],
      [fileUrl(`${path}/below`), { body: 'new' }],
      [fileUrl(`${space}/new.txt`), { body: 'new' }],
      [fileUrl(space), { body: 'new' }],
    ],
  ],
  deleteFile: [editors, ({ space, path }) => [[fileUrl(path)], [fileUrl(space)]]],
  uploadFiles: [
    editors,
    ({ space, path }) => [space, path, `${space}/new`].map((folder) => ['/files', { body: formFor(folder) }]),
  ],
  downloadArchive: [
    members,
    ({ id, space, path, own }) => [
      [`/archives/${space}`],
      [`/archives/${path}`],
      [`/archives/${space}`, { query: { entries: id } }],
      [`/archives/${own}`, { query: { entries: id } }],
    ],
  ],
  getThumbnail: [
    members,
    ({ imageId, id, trashedId }) => [imageId, id, trashedId].map((each) => [`/entries/${each}/thumbnail`]),
  ],

  createUpload: [
    editors,
    ({ space, path }) =>
      [`${space}/new.txt`, path, space, `${path}/below`].map((each) => [
        '/uploads',
        { headers: { ...tus, 'upload-length': '1', 'upload-metadata': metadata({ path: each }) } },
      ]),
  ],
  getUpload: [maker, ({ upload }) => [[`/uploads/${upload}`, { headers: tus }]]],
  appendUpload: [maker, ({ upload }) => [[`/uploads/${upload}`, { headers: part, body: 'new' }]]],
  cancelUpload: [maker, ({ upload }) => [[`/uploads/${upload}`, { headers: tus }]]],

  listVersions: [members, ({ id, trashedId }) => [[`/entries/${id}/versions`], [`/entries/${trashedId}/versions`]]],
  downloadVersion: [
    members,
    ({ id, version }) => [
      [`/entries/${id}/versions/${version}/content`],
      [`/entries/${id}/versions/${version}/content`, beyond],
    ],
  ],
  restoreVersion: [
    editors,
    ({ id, version }) => [
      [`/entries/${id}/versions/${version}/restore`],
      [`/entries/${id}/versions/${version}/restore`, stale],
    ],
  ],

  listTrash: [members, (target) => spacesOf(target).map((space) => ['/trash', { query: { space } }])],
  restoreFromTrash: [
    editors,
    ({ id, trashedId, own }) => [
      [`/trash/${trashedId}/restore`],
      [`/trash/${trashedId}/restore`, { json: { path: `${own}/stolen.txt` } }],
      [`/trash/${id}/restore`],
    ],
  ],
  purgeEntry: [owners, ({ id, trashedId }) => [[`/trash/${trashedId}`], [`/trash/${id}`]]],
  emptyTrash: [owners, (target) => spacesOf(target).map((space) => ['/trash', { query: { space } }])],

  listShares: [
    owners,
    ({ space, spaceId, id }) => [
      ['/shares', { query: { space } }],
      ['/shares', { query: { space: spaceId } }],
      ['/shares', { query: { entry: id } }],
    ],
  ],
  createShare: [
    owners,
    ({ id, trashedId }) => [
      ['/shares', { json: { entry: id } }],
      ['/shares', { json: { entry: id, access: 'upload', password } }],
      ['/shares', { json: { entry: trashedId } }],
    ],
  ],
  updateShare: [owners, async ({ share }) => [[`/shares/${share}`, { json: { maxDownloads: 2 } }]]],
  revokeShare: [owners, async ({ share }) => [[`/shares/${share}`]]],
  openShare: [withLink, ({ token }) => [[`/links/${token}`]]],
  unlockShare: [withLink, ({ token }) => [[`/links/${token}`, { json: { password } }]]],
  getShared: [withLink, ({ token }) => [[`/shared/${token}`]]],
  listShared: [withLink, ({ token }) => [[`/shared/${token}/entries`]]],
  downloadShared: [withLink, ({ token }) => [[`/shared/${token}/files/b.txt`]]],
  downloadSharedArchive: [withLink, ({ token }) => [[`/shared/${token}/archive`]]],
  uploadShared: [withLink, ({ dropToken }) => [[`/shared/${dropToken}/files/new.txt`, { body: 'new' }]]],

  search: [members, ({ space, path }) => [space, path].map((under) => ['/search', { query: { q: 'hello', under } }])],
  exportAudit: [admins, () => [['/audit', { query: { limit: 1 } }]]],
};

const password = 'a password of theirs';
const key = { name: 'key', scopes: ['files:read'] };
const absentKey = 'key_01k5x3v8qzf0c9m2r7t4w6y8ab';
/** A condition that does not hold, and a range that is not there: neither may tell that there is something. */
const stale: ApiOptions = { headers: { 'if-match': '"stale"' } };
const beyond: ApiOptions = { headers: { range: 'bytes=100-', 'if-match': '"stale"' } };
const part = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };

function newUser() {
  return { name: 'New', email: `${unique()}@example.com`, role: 'member' };
}

function spacesOf({ space, spaceId }: Target): readonly string[] {
  return [space, spaceId];
}

function inFolder(folder: string): Call {
  return ['/entries', { query: { folder } }];
}

function formFor(folder: string): FormData {
  const form = new FormData();
  form.append('folder', folder);
  form.append('file', new Blob(['new']), 'new.txt');
  return form;
}
