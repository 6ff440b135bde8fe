/* The nouns of the API, as its description has them. */
export type { Entry, EntryPage, Highlight, SearchHit, Session, Space, SpaceRole, TrashItem, User } from '@sheaf/client';
