/* The nouns of the API, as its description has them. */
export type {
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
