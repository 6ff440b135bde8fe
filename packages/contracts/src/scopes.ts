/** What a key can be given. Sessions have all of them. */
export const scopes = [
  'files:read',
  'files:write',
  'spaces:read',
  'spaces:write',
  'users:read',
  'users:write',
  'shares:write',
  'webhooks:write',
  'audit:read',
] as const;
