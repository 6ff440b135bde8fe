import type { Generated, Kysely, Selectable } from 'kysely';

export type Engine = 'sqlite' | 'postgres';

/** A connection pool or a transaction: what stores take. */
export type Db = Kysely<Tables>;

export type UserRole = 'admin' | 'member';
export type SpaceRole = 'viewer' | 'editor' | 'owner';
export type EntryKind = 'file' | 'folder';
export type ShareAccess = 'read' | 'upload';
/** What the caller of a change proved to be; `system`: Sheaf itself. */
export type Via = 'session' | 'apiKey' | 'share' | 'anonymous' | 'system';
export type ThumbnailSize = 'small' | 'medium' | 'large';

/** Times are integer milliseconds since 1970. */
export interface Tables {
  instance: InstanceTable;
  users: UserTable;
  invitations: InvitationTable;
  second_factors: SecondFactorTable;
  recovery_codes: RecoveryCodeTable;
  identities: IdentityTable;
  sessions: SessionTable;
  api_keys: ApiKeyTable;
  spaces: SpaceTable;
  members: MemberTable;
  entries: EntryTable;
  versions: VersionTable;
  thumbnails: ThumbnailTable;
  changes: ChangeTable;
  jobs: JobTable;
  search_docs: SearchDocTable;
  idempotency_keys: IdempotencyKeyTable;
  uploads: UploadTable;
  shares: ShareTable;
}

/** What there is one of. `seq` counts the changes that belong to no space. */
export interface InstanceTable {
  id: 1;
  seq: number;
  setup_token_hash: string | null;
  /** The space that every new user joins. */
  shared_space_id: string | null;
}

export interface UserTable {
  id: string;
  handle: string;
  name: string;
  email: string;
  email_key: string;
  role: UserRole;
  /** Empty until they have chosen a password. */
  password_hash: string;
  disabled_at: number | null;
  created_at: number;
  modified_at: number;
  /** Of the versions they made, wherever these lie but in a deleted space. */
  used_bytes: number;
  /** How many there may be; null, as below: what the configuration says. */
  quota_bytes: number | null;
  /** Since when signing in takes a code; null: it does not. */
  second_factor_at: number | null;
  /** Since when an identity provider knows them, too. */
  linked_at: number | null;
}

/** By which a user chooses a password. */
export interface InvitationTable {
  id: string;
  user_id: string;
  token_hash: string;
  created_at: number;
  expires_at: number;
}

/** What a user's app and Sheaf both know. It counts for nothing before the user's `second_factor_at` is set. */
export interface SecondFactorTable {
  user_id: string;
  /** Base32. */
  secret: string;
  /** The time step (RFC 6238, 4.2) of the latest code that was taken: neither it nor an earlier one is taken again. */
  last_step: number;
}

/** One that was not used yet. */
export interface RecoveryCodeTable {
  user_id: string;
  code_hash: string;
}

/** Somebody at an identity provider. Issuer and subject stay, whatever becomes of the address. */
export interface IdentityTable {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: number;
}

export interface SessionTable {
  id: string;
  user_id: string;
  token_hash: string;
  user_agent: string | null;
  address: string | null;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

export interface ApiKeyTable {
  id: string;
  user_id: string;
  name: string;
  /** The first characters of the secret, to recognise it by. */
  prefix: string;
  secret_hash: string;
  /** JSON array. */
  scopes: string;
  /** JSON array of space ids; null: every space of the user. */
  space_ids: string | null;
  expires_at: number | null;
  created_at: number;
  last_used_at: number | null;
}

export interface SpaceTable {
  id: string;
  name: string;
  name_key: string;
  /** The folder that stands for the space itself. */
  root_id: string;
  /** Whose `~handle` space this is. */
  personal_user_id: string | null;
  /** The sequence of its latest change. Updating it is the space's lock. */
  seq: number;
  created_at: number;
  created_by: string;
  modified_at: number;
  deleted_at: number | null;
  deleted_by: string | null;
  /** After how many days something leaves the trash; null, as below: never. */
  trash_days: number | null;
  /** How many versions of a file stay, the current one included. */
  keep_versions: number | null;
  /** How many days a version stays once it was replaced. One that either rule keeps stays. */
  keep_version_days: number | null;
  /** Of every version in it, the trash included. */
  used_bytes: number;
  quota_bytes: number | null;
}

export interface MemberTable {
  space_id: string;
  user_id: string;
  role: SpaceRole;
  created_at: number;
}

/** A file or a folder. A row whose `parent_id` is null is a space's root, named by its space. */
export interface EntryTable {
  id: string;
  /** Always the parent's: it is carried down when a folder moves to another space. */
  space_id: string;
  parent_id: string | null;
  kind: EntryKind;
  name: string;
  name_key: string;
  /** The current version; null on folders, like the three columns below that repeat it for sorting and listing. */
  version_id: string | null;
  size: number | null;
  content_type: string | null;
  sha256: string | null;
  revision: number;
  created_at: number;
  created_by: string;
  modified_at: number;
  /** Set on what was put into the trash; what lies below it stays as it is. */
  deleted_at: number | null;
  deleted_by: string | null;
}

export interface VersionTable {
  id: string;
  entry_id: string;
  blob_key: string;
  size: number;
  sha256: string;
  content_type: string;
  created_at: number;
  created_by: string;
}

/** A small picture of an image, or why there is none: then `blob_key` and `sha256` are null, and else `failure` is. */
export interface ThumbnailTable {
  version_id: string;
  size: ThumbnailSize;
  blob_key: string | null;
  sha256: string | null;
  failure: string | null;
  created_at: number;
}

/** What happened: the history of each space, and the audit log. */
export interface ChangeTable {
  /** A space's id, or `instance` for what belongs to none. */
  space_id: string;
  seq: number;
  at: number;
  actor_id: string | null;
  kind: string;
  subject_id: string;
  /** JSON objects. */
  before: string | null;
  after: string | null;
  request_id: string;
  /** Where it came from; null in what was written by earlier versions. */
  via: Via | null;
  /** The id of the session, the key or the share link. */
  credential_id: string | null;
  address: string | null;
  user_agent: string | null;
}

export interface JobTable {
  id: string;
  kind: string;
  /** JSON object. */
  payload: string;
  run_at: number;
  attempts: number;
  leased_until: number | null;
  last_error: string | null;
  created_at: number;
}

/** What search knows of an entry. A new version gets a new `id`, so that higher means fresher. The word index lies beside it. */
export interface SearchDocTable {
  id: Generated<number>;
  entry_id: string;
  body: string | null;
}

/** The answer to a request that may be sent again. */
export interface IdempotencyKeyTable {
  /** A digest of caller, operation and key. */
  id: string;
  /** Tells the request from another one with the same key. */
  fingerprint: string;
  /** JSON object. */
  answer: string;
  expires_at: number;
}

/** A file that comes in pieces. */
export interface UploadTable {
  id: string;
  user_id: string;
  space_id: string;
  /** Where the file shall be, as it was asked for. */
  path: string;
  on_conflict: 'version' | 'rename';
  /** Headers, to be held against the file once all bytes are here. */
  if_match: string | null;
  if_none_match: string | null;
  /** What else its sender wants to be told again. */
  metadata: string;
  /** The blob that the pieces become. */
  blob_key: string;
  length: number;
  /** How many bytes are durable. All of them are only together with the file. */
  received: number;
  /** Names whoever is appending, or was. */
  writer: string | null;
  /** When somebody else may take over. */
  writer_until: number | null;
  /** The file that it has become. */
  entry_id: string | null;
  created_at: number;
  expires_at: number;
}

/** A link to an entry. Its token is stored nowhere. */
export interface ShareTable {
  id: string;
  token_hash: string;
  entry_id: string;
  /** Who made it, and for whom it acts. */
  user_id: string;
  access: ShareAccess;
  password_hash: string | null;
  /** Signs the cookies that it gives. Another one ends them all. */
  cookie_key: string;
  expires_at: number | null;
  max_downloads: number | null;
  downloads: number;
  created_at: number;
}

export type UserRow = Selectable<UserTable>;
export type SessionRow = Selectable<SessionTable>;
export type ApiKeyRow = Selectable<ApiKeyTable>;
export type SpaceRow = Selectable<SpaceTable>;
export type EntryRow = Selectable<EntryTable>;
export type VersionRow = Selectable<VersionTable>;
export type ShareRow = Selectable<ShareTable>;
export type ChangeRow = Selectable<ChangeTable>;
export type UploadRow = Selectable<UploadTable>;
export type ThumbnailRow = Selectable<ThumbnailTable>;
export type IdempotencyKeyRow = Selectable<IdempotencyKeyTable>;
