import type { AuditEvent, User } from '@/lib/api/types.ts';

import type { AuditAction } from './audit-queries.ts';

/** Everything that is recorded, in plain words, what belongs together side by side. */
export const actionWords: Readonly<Record<AuditAction, string>> = {
  'session.started': 'Signed in',
  'session.refused': 'Failed to sign in',
  'session.ended': 'Signed out',
  'session.revoked': 'Ended a session',
  'user.signed_out': 'Ended several sessions',
  'entry.created': 'Added a file or folder',
  'entry.updated': 'Changed a file',
  'entry.moved': 'Renamed or moved',
  'entry.copied': 'Copied',
  'entry.trashed': 'Moved to the trash',
  'entry.restored': 'Restored from the trash',
  'entry.purged': 'Deleted for good',
  'upload.begun': 'Began an upload',
  'upload.cancelled': 'Cancelled an upload',
  'share.created': 'Made a link',
  'share.updated': 'Changed a link',
  'share.revoked': 'Revoked a link',
  'share.unlocked': 'Opened a link by its password',
  'share.refused': 'Gave a wrong password for a link',
  'share.downloaded': 'Downloaded by a link',
  'share.received': 'Uploaded by a link',
  'space.created': 'Made a space',
  'space.renamed': 'Renamed a space',
  'space.quota_set': 'Set the quota of a space',
  'space.retention_set': 'Set what a space keeps',
  'space.deleted': 'Deleted a space',
  'space.purged': 'Deleted a space for good',
  'member.set': 'Added a member or set a role',
  'member.removed': 'Removed a member',
  'api_key.created': 'Made an API key',
  'api_key.revoked': 'Revoked an API key',
  'user.created': 'Added a user',
  'user.invited': 'Made an invitation',
  'user.updated': 'Changed a user',
  'user.deleted': 'Deleted a user',
  'user.identity_linked': 'Linked a sign-in by the provider',
  'user.password_chosen': 'Chose a password by invitation',
  'user.password_changed': 'Changed the password',
  'user.password_refused': 'Gave a wrong password',
  'user.password_set': 'Set the password of a user',
  'user.second_factor_begun': 'Began to set up a second factor',
  'user.second_factor_on': 'Turned the second factor on',
  'user.second_factor_off': 'Turned the second factor off',
  'user.recovery_code_used': 'Used a recovery code',
  'user.recovery_codes_replaced': 'Replaced the recovery codes',
};

export const knownActions = Object.keys(actionWords).filter(isKnown);

/** What was done. A newer server may record what this page has no words for. */
export function wordsOf(action: string): string {
  return isKnown(action) ? actionWords[action] : action;
}

function isKnown(action: string): action is AuditAction {
  return Object.hasOwn(actionWords, action);
}

/** What it was done to: the path or the name that it had and has, or else its id. */
export function targetOf({ facts, target }: AuditEvent, users: ReadonlyMap<string, User>): string | null {
  const fact = ['path', 'name', 'email'].map((wanted) => facts.find(({ name }) => name === wanted)).find(Boolean);
  const { before, after } = fact ?? {};
  if (typeof before === 'string' && typeof after === 'string' && before !== after) return `${before} → ${after}`;
  const said = after ?? before;
  if (typeof said === 'string') return said;
  return users.get(target ?? '')?.name ?? target;
}

/** Whose doing it was. */
export function actorOf({ actor, via }: AuditEvent, users: ReadonlyMap<string, User>): string {
  if (actor !== null) return users.get(actor)?.name ?? actor;
  if (via === 'system') return 'Sheaf';
  return via === 'share' ? 'Somebody with the link' : 'Somebody unknown';
}
