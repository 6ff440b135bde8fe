import { z } from 'zod';

/** TypeIDs: what it is, an underscore, and a UUIDv7 in Crockford's base32. */
function typeId(prefix: string) {
  return z
    .string()
    .min(30)
    .max(30)
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`));
}

export const UserId = typeId('usr').meta({
  id: 'UserId',
  description: 'The id of a user.',
  example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab',
});
export type UserId = z.output<typeof UserId>;

export const SessionId = typeId('ses').meta({
  id: 'SessionId',
  description: 'The id of a session. It is not the secret in the cookie.',
  example: 'ses_01k5x3w1d2e3f4g5h6j7k8m9np',
});
export type SessionId = z.output<typeof SessionId>;

export const InvitationId = typeId('inv').meta({
  id: 'InvitationId',
  description: 'The id of an invitation. It is not the secret in its address.',
  example: 'inv_01k5x3w6b7c8d9e0f1g2h3j4km',
});
export type InvitationId = z.output<typeof InvitationId>;

export const SpaceId = typeId('spc').meta({
  id: 'SpaceId',
  description: 'The id of a space. It stays when the space is renamed.',
  example: 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk',
});
export type SpaceId = z.output<typeof SpaceId>;

export const EntryId = typeId('ent').meta({
  id: 'EntryId',
  description: 'The id of a file or folder. It stays when the entry is renamed or moved.',
  example: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
});
export type EntryId = z.output<typeof EntryId>;

export const VersionId = typeId('ver').meta({
  id: 'VersionId',
  description: 'The id of one version of a file. New bytes make a new version.',
  example: 'ver_01k5x4a7p9b8c7d6e5f4g3h2j1',
});
export type VersionId = z.output<typeof VersionId>;

export const UploadId = typeId('upl').meta({
  id: 'UploadId',
  description: 'The id of a resumable upload.',
  example: 'upl_01k5x6d1e2f3g4h5j6k7m8n9pq',
});
export type UploadId = z.output<typeof UploadId>;

export const ShareId = typeId('shr').meta({
  id: 'ShareId',
  description: 'The id of a share link. It is not the secret in its address.',
  example: 'shr_01k5x6m7n8p9q0r1s2t3v4w5xy',
});
export type ShareId = z.output<typeof ShareId>;

export const ApiKeyId = typeId('key').meta({
  id: 'ApiKeyId',
  description: 'The id of an API key. It is not the secret.',
  example: 'key_01k5x5c3m4n5p6q7r8s9t0v1wx',
});
export type ApiKeyId = z.output<typeof ApiKeyId>;
