import type { SpaceRole, SpaceRow, UserRole, UserRow } from '#db/tables.ts';
import type { Tx } from '#db/transact.ts';
import type { Change } from '#services/changes.ts';
import { instanceChange } from '#services/changes.ts';
import { insertEntry } from '#services/entry-store.ts';
import { newId } from '#services/ids.ts';
import { findSharedSpaceId } from '#services/instance-store.ts';
import { nameKey } from '#services/paths.ts';
import { findSpace, insertMember, insertSpace } from '#services/space-store.ts';
import { emailKey, handleIsTaken, insertUser } from '#services/user-store.ts';

export interface NewUserRow {
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  /** Null: they choose a password later. */
  readonly passwordHash: string | null;
  /** Made from the address when absent. */
  readonly handle?: string | undefined;
  /** How many bytes they may store; null and absent: what the configuration says. */
  readonly quotaBytes?: number | null | undefined;
}

/** Adds a user with a personal space, and lets them into the space `shared` if there is one. */
export async function addUser(change: Change, input: NewUserRow): Promise<UserRow> {
  const { tx, at } = change;
  const user: UserRow = {
    id: newId('usr'),
    handle: input.handle ?? (await freeHandle(tx, input.email)),
    name: input.name,
    email: input.email,
    email_key: emailKey(input.email),
    role: input.role,
    password_hash: input.passwordHash ?? '',
    disabled_at: null,
    created_at: at,
    modified_at: at,
    used_bytes: 0,
    quota_bytes: input.quotaBytes ?? null,
    second_factor_at: null,
    linked_at: null,
  };
  await insertUser(tx, user);
  change.record(instanceChange({ kind: 'user.created', subject: user.id, before: null, after: userFacts(user) }));
  await addSpace(change, { name: personalSpaceName(user.handle), ownerId: user.id, personal: true });
  await joinShared(change, user.id);
  return user;
}

/** Adds an empty space with its root folder and its first owner. */
export async function addSpace(
  change: Change,
  input: { name: string; ownerId: string; personal: boolean },
): Promise<SpaceRow> {
  const { tx, at } = change;
  const space: SpaceRow = {
    id: newId('spc'),
    name: input.name,
    name_key: nameKey(input.name),
    root_id: newId('ent'),
    personal_user_id: input.personal ? input.ownerId : null,
    seq: 0,
    created_at: at,
    created_by: input.ownerId,
    modified_at: at,
    deleted_at: null,
    deleted_by: null,
    trash_days: null,
    keep_versions: null,
    keep_version_days: null,
    used_bytes: 0,
    quota_bytes: null,
  };
  await insertSpace(tx, space);
  await insertRoot(tx, space);
  change.record({
    scope: space.id,
    kind: 'space.created',
    subject: space.id,
    before: null,
    after: { name: space.name },
  });
  await addMember(change, { spaceId: space.id, userId: input.ownerId, role: 'owner' });
  return space;
}

export async function addMember(
  change: Change,
  member: { spaceId: string; userId: string; role: SpaceRole },
): Promise<void> {
  await insertMember(change.tx, { ...member, at: change.at });
  const after = { role: member.role };
  change.record({ scope: member.spaceId, kind: 'member.set', subject: member.userId, before: null, after });
}

export function personalSpaceName(handle: string): string {
  return `~${handle}`;
}

/** What the record of a change says of a user: never a secret. */
export function userFacts(user: UserRow): Record<string, unknown> {
  const { handle, name, email, role, quota_bytes: quotaBytes } = user;
  return { handle, name, email, role, disabled: user.disabled_at !== null, quotaBytes };
}

function insertRoot(tx: Tx, space: SpaceRow): Promise<void> {
  return insertEntry(tx, {
    id: space.root_id,
    space_id: space.id,
    parent_id: null,
    kind: 'folder',
    name: '',
    name_key: '',
    version_id: null,
    size: null,
    content_type: null,
    sha256: null,
    revision: 1,
    created_at: space.created_at,
    created_by: space.created_by,
    modified_at: space.created_at,
    deleted_at: null,
    deleted_by: null,
  });
}

async function joinShared(change: Change, userId: string): Promise<void> {
  const id = await findSharedSpaceId(change.tx);
  const shared = id === null ? undefined : await findSpace(change.tx, id);
  if (shared !== undefined) await addMember(change, { spaceId: shared.id, userId, role: 'editor' });
}

const MAX_HANDLE = 39;

/** `Ada.Lovelace@example.org` → `ada-lovelace`, or `ada-lovelace-2` when that is taken. */
async function freeHandle(tx: Tx, email: string): Promise<string> {
  const local = email.slice(0, email.lastIndexOf('@')).normalize('NFKD').toLowerCase();
  const base =
    trimHyphens(
      local
        .replace(/\p{M}/gu, '')
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, MAX_HANDLE),
    ) || 'user';
  if (!(await handleIsTaken(tx, base))) return base;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const handle = trimHyphens(base.slice(0, MAX_HANDLE - suffix.length)) + suffix;
    if (!(await handleIsTaken(tx, handle))) return handle;
  }
}

function trimHyphens(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}
