/** Every query key of the app. The first word is the noun, so that a noun can be invalidated as a whole. */
export const keys = {
  session: ['session'] as const,
  spaces: ['spaces'] as const,
  members: (spaceId: string) => ['members', spaceId] as const,
  folders: ['folders'] as const,
  folder: (path: string) => ['folders', path] as const,
  entry: (id: string) => ['entry', id] as const,
  text: (version: string) => ['text', version] as const,
  versions: (id: string) => ['versions', id] as const,
  trash: ['trash'] as const,
  usage: ['usage'] as const,
  searches: ['search'] as const,
  quickSearch: (q: string) => ['search', 'quick', q] as const,
  search: (q: string, under: string | null) => ['search', 'full', q, under] as const,
  users: ['users'] as const,
  user: (id: string) => ['users', id] as const,
  apiKeys: ['api-keys'] as const,
};
