/* The nouns of the API, as its description has them. */
export type { Entry, Highlight, SearchHit, Session, Space, SpaceRole, TrashItem, User, Version } from '@sheaf/client';
