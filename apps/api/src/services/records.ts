import type { ApiKey, Entry, ListedSession, ListedUser, Scope, Session, Space, User } from '@sheaf/contracts';

import type { ApiKeyRow, EntryRow, SessionRow, UserRow } from '#db/tables.ts';
import { isScope } from '#services/scopes.ts';
import type { MemberSpace } from '#services/space-store.ts';
import { time } from '#services/time.ts';
import type { InvitableRow } from '#services/user-store.ts';

/*
 * What services answer, made from what is stored.
 */

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    email: row.email,
    role: row.role,
    disabled: row.disabled_at !== null,
    pending: row.password_hash === '' && row.linked_at === null,
    secondFactor: row.second_factor_at !== null,
    usedBytes: row.used_bytes,
    quotaBytes: row.quota_bytes,
    createdAt: time(row.created_at),
    modifiedAt: time(row.modified_at),
  };
}

export function toListedUser(row: InvitableRow, now: number): ListedUser {
  const { invited_until: until } = row;
  return { ...toUser(row), invitedUntil: until === null || until <= now ? null : time(until) };
}

export function toSession(row: SessionRow, user: UserRow): Session {
  return {
    id: row.id,
    user: toUser(user),
    userAgent: row.user_agent,
    address: row.address,
    createdAt: time(row.created_at),
    lastSeenAt: time(row.last_seen_at),
    expiresAt: time(row.expires_at),
  };
}

export function toListedSession(row: SessionRow, currentId: string): ListedSession {
  return {
    id: row.id,
    current: row.id === currentId,
    userAgent: row.user_agent,
    address: row.address,
    createdAt: time(row.created_at),
    lastSeenAt: time(row.last_seen_at),
    expiresAt: time(row.expires_at),
  };
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: keyScopes(row),
    spaces: keySpaces(row),
    expiresAt: row.expires_at === null ? null : time(row.expires_at),
    createdAt: time(row.created_at),
    lastUsedAt: row.last_used_at === null ? null : time(row.last_used_at),
  };
}

export function keyScopes(row: Pick<ApiKeyRow, 'scopes'>): Scope[] {
  return readList(row.scopes).filter(isScope);
}

/** The ids of the only spaces a key works in. */
export function keySpaces(row: Pick<ApiKeyRow, 'space_ids'>): string[] | null {
  return row.space_ids === null ? null : readList(row.space_ids).map(String);
}

function readList(json: string): unknown[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value : [];
}

export function toSpace({ space, role }: MemberSpace): Space {
  return {
    id: space.id,
    name: space.name,
    role,
    personal: space.personal_user_id !== null,
    root: space.root_id,
    trashDays: space.trash_days,
    keepVersions: space.keep_versions,
    keepVersionDays: space.keep_version_days,
    createdAt: time(space.created_at),
    modifiedAt: time(space.modified_at),
  };
}

/** A row stores no path: whoever asks knows or looks up where it is. */
export function toEntry(row: EntryRow, path: string): Entry {
  return {
    id: row.id,
    kind: row.kind,
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    space: row.space_id,
    size: row.size,
    contentType: row.content_type,
    sha256: row.sha256,
    etag: row.sha256 === null ? null : bytesEtag(row.sha256),
    version: row.version_id,
    createdAt: time(row.created_at),
    modifiedAt: time(row.modified_at),
    createdBy: row.created_by,
  };
}

/** The strong ETag of a file's bytes, quotes included. */
export function bytesEtag(sha256: string): string {
  return `"${Buffer.from(sha256, 'hex').toString('base64url')}"`;
}
