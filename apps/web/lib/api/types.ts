/* The nouns of the API, as its description has them. */
export type {
  AuditEvent,
  Entry,
  Highlight,
  Member,
  SearchHit,
  Session,
  Share,
  Shared,
  SharedEntry,
  Space,
  SpaceRole,
  SpaceUsage,
  TrashItem,
  User,
  UserUsage,
  Version,
} from '@sheaf/client';
