import type { Entry, Shared, SharedEntry, SharedPage, ShareLink } from '@sheaf/contracts';

import type { Db, EntryRow, ShareRow, UserRow } from '#db/tables.ts';
import { type AccessedEntry, accessEntry } from '#services/access.ts';
import { type Archive, archiveOf } from '#services/archives.ts';
import { counted } from '#services/attempts.ts';
import { type SpaceChange, changeSpace } from '#services/changes.ts';
import { type Context, networkOf } from '#services/context.ts';
import { type FolderOrder, readCursor, readFolder } from '#services/entries.ts';
import { ServiceError } from '#services/error.ts';
import { type OpenFile, fileOf } from '#services/files.ts';
import { type Base, locate, notAFolder, pathAt } from '#services/locate.ts';
import { nameKey, parsePath } from '#services/paths.ts';
import { type Incoming, assertAcceptable } from '#services/receive.ts';
import { toEntry } from '#services/records.ts';
import { hashSecret } from '#services/secrets.ts';
import { DOWNLOAD_MS, type Pass, UNLOCKED_MS, isValidPass, issuePass } from '#services/share-passes.ts';
import { findShareByToken, takeDownload } from '#services/share-store.ts';
import { time } from '#services/time.ts';
import { upload } from '#services/uploads.ts';
import { findUser } from '#services/user-store.ts';
import { findVersion } from '#services/version-store.ts';

/*
 * What somebody with a link can do. It is done in the name of whoever made the link, as far as that person may, and never beside
 * or above what is shared: names are looked up from there.
 */

/** A link, and what proves that its password is known. */
export interface Key {
  readonly token: string;
  readonly pass: string | null;
}

/** What a link is for, before it is unlocked. @throws ServiceError `share_not_found`, `share_expired` */
export async function openLink(ctx: Context, input: { token: string }): Promise<ShareLink> {
  const { share } = await follow(ctx, ctx.db, input.token);
  assertTime(ctx, share);
  const { access, password_hash: password, expires_at: expires } = share;
  return { access, hasPassword: password !== null, expiresAt: timeOrNull(expires) };
}

/**
 * Opens a link by its password. One that has none is open to any.
 *
 * @throws ServiceError `share_not_found`, `share_expired`, `wrong_password`, `too_many_requests`, `unavailable`
 */
export async function unlockShare(ctx: Context, input: { token: string; password: string }): Promise<Pass> {
  const { share, ctx: acting } = await follow(ctx, ctx.db, input.token);
  assertTime(ctx, share);
  const { password_hash: hash } = share;
  if (hash !== null) {
    const attempt = { target: `link ${share.id}`, network: networkOf(ctx) };
    const matches = await counted(ctx.attempts, attempt, () => ctx.passwords.verify(input.password, hash));
    const kind = matches ? 'share.unlocked' : 'share.refused';
    await changeFollowed(acting, input.token, async ({ change, scope }) =>
      change.record({ scope, kind, subject: share.id, before: null, after: null }),
    );
    if (!matches) throw new ServiceError('wrong_password');
  }
  return issuePass(share, 'unlocked', ctx.now() + UNLOCKED_MS);
}

/** @throws ServiceError `share_not_found`, `share_expired`, `share_locked` */
export async function getShared(ctx: Context, input: Key): Promise<Shared> {
  const { share, creator, root } = await enter(ctx, ctx.db, input);
  const { access, expires_at: expires, max_downloads: most, downloads } = share;
  return {
    entry: seen(toEntry(root.entry, root.path), root.entry.kind === 'file' ? root.entry.name : ''),
    access,
    sharedBy: creator.name,
    expiresAt: timeOrNull(expires),
    downloadsLeft: most === null ? null : Math.max(0, most - downloads),
  };
}

/**
 * What lies in the shared folder or in a folder below it, folders first.
 *
 * @throws ServiceError `share_not_found`, `share_expired`, `share_locked`, `forbidden`, `invalid_path`, `invalid_input`,
 *   `entry_not_found`, `not_a_folder`
 */
export async function listShared(
  ctx: Context,
  input: Key & FolderOrder & { folder?: string | undefined },
): Promise<SharedPage> {
  const after = readCursor(input);
  const visit = await enter(ctx, ctx.db, input);
  assertAccess(visit, 'read');
  const { root } = visit;
  const { entry, path } =
    input.folder === undefined ? { entry: root.entry, path: '' } : await find(ctx, visit, input.folder, 'folder');
  const { items, ...page } = await readFolder(ctx.db, entry, input, after);
  const pathOf = (name: string) => (path === '' ? name : `${path}/${name}`);
  return {
    items: items.map((row) => seen(toEntry(row, row.name), pathOf(row.name))),
    ...page,
    folder: seen(toEntry(entry, path || root.path), path),
  };
}

export interface SharedFile {
  readonly file: OpenFile;
  /** Once bytes are read that count as a download: what lets other ranges of the same version count as the same one. */
  readonly receipt: () => Pass | null;
}

/**
 * The file at a path, nothing of it read yet. Reading it counts as a download, and breaks off when the link is revoked.
 *
 * @param input.receipt of the download that this is a part of
 * @param input.isPart whether it is for a range
 * @throws ServiceError `share_not_found`, `share_expired`, `share_locked`, `forbidden`, `invalid_path`, `entry_not_found`,
 *   `not_a_file`; from reading it `share_used_up`, `insufficient_storage`
 */
export async function openSharedFile(
  ctx: Context,
  input: Key & { path: string; receipt: string | undefined; isPart: boolean },
): Promise<SharedFile> {
  const visit = await enter(ctx, ctx.db, input);
  assertAccess(visit, 'read');
  const { share } = visit;
  const { entry, path } = await find(ctx, visit, input.path, 'path');
  const version = entry.version_id === null ? undefined : await findVersion(ctx.db, entry.version_id);
  if (version === undefined) throw new ServiceError('not_a_file');
  const file = fileOf(ctx, toEntry(entry, path), version);
  const purpose = `download ${version.id}` as const;
  const isCounted = input.isPart && isValidPass(share, purpose, input.receipt ?? null, ctx.now());
  let receipt: Pass | null = null;
  return {
    file: {
      ...file,
      // Whoever sends bytes from there could not be stopped, nor would we know of them.
      place: null,
      async read(range) {
        const bytes = await file.read(range);
        if (!isCounted) {
          await countOrCancel(visit.ctx, { share, token: input.token, entry, path }, bytes);
          receipt = issuePass(share, purpose, ctx.now() + DOWNLOAD_MS);
        }
        return whileFollowed(ctx, input.token, bytes);
      },
    },
    receipt: () => receipt,
  };
}

/**
 * The shared folder or a folder in it as an archive, nothing of it read yet. Reading it counts as one download, and breaks off
 * when the link is revoked.
 *
 * @throws ServiceError `share_not_found`, `share_expired`, `share_locked`, `forbidden`, `invalid_path`, `entry_not_found`,
 *   `not_a_folder`; from reading it `share_used_up`, `archive_too_large`, `unavailable`, `insufficient_storage`
 */
export async function openSharedArchive(ctx: Context, input: Key & { folder?: string | undefined }): Promise<Archive> {
  const visit = await enter(ctx, ctx.db, input);
  assertAccess(visit, 'read');
  const { share, root } = visit;
  const { entry, path } =
    input.folder === undefined ? { entry: root.entry, path: '' } : await find(ctx, visit, input.folder, 'folder');
  if (entry.kind !== 'folder') throw notAFolder();
  const archive = archiveOf(ctx, path || root.path, [entry.id]);
  return {
    ...archive,
    async read() {
      const bytes = await archive.read();
      await countOrCancel(visit.ctx, { share, token: input.token, entry, path }, bytes);
      return whileFollowed(ctx, input.token, bytes);
    },
  };
}

/**
 * Writes a new file, and the folders missing on the way. What is there is never replaced.
 *
 * @throws ServiceError `share_not_found`, `share_expired`, `share_locked`, `forbidden`, `payload_too_large`, `invalid_path`,
 *   `not_a_folder`, `quota_exceeded`, `invalid_input` (issue `upload_incomplete`), `insufficient_storage`; whatever the body throws, as it is
 */
export async function uploadShared(ctx: Context, input: Key & { path: string } & Incoming): Promise<SharedEntry> {
  const visit = await enter(ctx, ctx.db, input);
  assertAccess(visit, 'upload');
  assertAcceptable(ctx, input);
  const names = namesOf(input.path, 'path');
  const { space } = visit.root;
  const base = async (db: Db): Promise<Base> => {
    const { root } = await enter(ctx, db, input);
    // Moved away meanwhile.
    if (root.space.id !== space.id) throw new ServiceError('share_not_found');
    return { root_id: root.entry.id, name: root.path };
  };
  const path = { space: space.id, names, text: `${space.id}/${names.join('/')}` };
  const { entry } = await upload(
    visit.ctx,
    { path, onConflict: 'rename', precondition: undefined, base },
    input,
    (change, uploaded) => {
      const after = { entry: uploaded.entry.id, path: uploaded.entry.path };
      change.record({ scope: space.id, kind: 'share.received', subject: visit.share.id, before: null, after });
    },
  );
  return seen(entry, entry.path.split('/').slice(-names.length).join('/'));
}

/** Somebody who has come by a link. */
interface Visit {
  readonly share: ShareRow;
  readonly creator: UserRow;
  /** What is shared. */
  readonly root: AccessedEntry;
  /** In the name of whoever made the link. */
  readonly ctx: Context;
}

/** @throws ServiceError `share_not_found`, `share_expired`, `share_locked` */
async function enter(ctx: Context, db: Db, { token, pass }: Key): Promise<Visit> {
  const visit = await follow(ctx, db, token);
  const { share } = visit;
  assertTime(ctx, share);
  if (share.password_hash !== null && !isValidPass(share, 'unlocked', pass, ctx.now())) {
    throw new ServiceError('share_locked');
  }
  return visit;
}

/** Where a link leads to, however long it is good for and whoever may open it. @throws ServiceError `share_not_found` */
async function follow(ctx: Context, db: Db, token: string): Promise<Visit> {
  const share = await findShareByToken(db, hashSecret(token));
  const creator = share && (await findUser(db, share.user_id));
  if (share === undefined || creator === undefined || creator.disabled_at !== null) {
    throw new ServiceError('share_not_found');
  }
  const spaces = [share.space_id];
  const none = { sessionId: null, keyId: null, scopes: [] };
  const actor = { user: creator, via: 'share', ...none, shareId: share.id, spaces } as const;
  const acting = { ...ctx, actor };
  try {
    return { share, creator, root: await accessEntry(acting, db, { id: share.entry_id, role: 'owner' }), ctx: acting };
  } catch (error) {
    // In the trash, or of a space that they do not own any more.
    throw error instanceof ServiceError ? new ServiceError('share_not_found', { cause: error }) : error;
  }
}

function assertTime(ctx: Context, { expires_at: expires }: ShareRow): void {
  if (expires !== null && expires <= ctx.now()) throw new ServiceError('share_expired');
}

function assertAccess({ share }: Visit, access: ShareRow['access']): void {
  if (share.access === access) return;
  const detail = access === 'read' ? 'This link is for uploads only.' : 'This link is not for uploads.';
  throw new ServiceError('forbidden', { detail });
}

/** What a path below what is shared leads to. @throws ServiceError `invalid_path`, `entry_not_found` */
async function find(
  ctx: Context,
  visit: Visit,
  path: string,
  member: string,
): Promise<{ entry: EntryRow; path: string }> {
  const names = namesOf(path, member);
  const { entry: root } = visit.root;
  if (root.kind === 'file') {
    const isIt = names.length === 1 && nameKey(names[0] ?? '') === root.name_key;
    if (!isIt) throw new ServiceError('entry_not_found');
    return { entry: root, path: root.name };
  }
  const spot = await locate(ctx.db, { root_id: root.id, name: '' }, names);
  if (spot.entry === undefined) throw new ServiceError('entry_not_found');
  return { entry: spot.entry, path: pathAt(spot, spot.entry.name).slice(1) };
}

function namesOf(path: string, member: string): string[] {
  const { space, names } = parsePath(path, member);
  return [space, ...names];
}

interface Download {
  readonly share: ShareRow;
  readonly token: string;
  readonly entry: EntryRow;
  readonly path: string;
}

/** Counts a download whose bytes are opened, and gives these up when it may not be. @throws as `count` does */
async function countOrCancel(ctx: Context, download: Download, bytes: ReadableStream<Uint8Array>): Promise<void> {
  try {
    await count(ctx, download);
  } catch (error) {
    await bytes.cancel();
    throw error;
  }
}

/** @throws ServiceError `share_used_up`, `share_not_found`, `insufficient_storage` */
async function count(ctx: Context, { share, token, entry, path }: Download): Promise<void> {
  await changeFollowed(ctx, token, async ({ change, scope }) => {
    if (!(await takeDownload(change.tx, share.id))) throw new ServiceError('share_used_up');
    const after = { entry: entry.id, path, version: entry.version_id };
    change.record({ scope, kind: 'share.downloaded', subject: share.id, before: null, after });
  });
}

/** A change in the space that a link leads to, by whoever follows it. @throws ServiceError `share_not_found`, `insufficient_storage` */
async function changeFollowed(
  ctx: Context,
  token: string,
  work: (followed: { change: SpaceChange; scope: string }) => Promise<void>,
): Promise<void> {
  await changeSpace(
    ctx,
    async (db) => (await follow(ctx, db, token)).root,
    (change, { space }) => work({ change, scope: space.id }),
  );
}

/** So often a running download looks whether its link is there. */
const LOOK_EACH_MS = 1_000;
const LOOK_EACH_BYTES = 4 * 1024 * 1024;

/** The bytes for as long as the link leads to them. Asked of the database, since another process may have revoked it. */
function whileFollowed(ctx: Context, token: string, bytes: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let [unseen, seenAt] = [0, ctx.now()];
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      unseen += chunk.byteLength;
      if (unseen >= LOOK_EACH_BYTES || ctx.now() - seenAt >= LOOK_EACH_MS) {
        await follow(ctx, ctx.db, token);
        [unseen, seenAt] = [0, ctx.now()];
      }
      controller.enqueue(chunk);
    },
  });
  return bytes.pipeThrough(watch);
}

/** An entry as it is seen by a link, which tells nothing of where it lies and whose it is. */
function seen({ kind, name, size, contentType, etag, modifiedAt }: Entry, path: string): SharedEntry {
  return { kind, name, path, size, contentType, etag, modifiedAt };
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : time(at);
}
