/** The unique indexes that decide races, by the columns SQLite names in its error. Postgres names the index itself. */
const BY_COLUMNS: Readonly<Record<string, UniqueIndex>> = {
  'users.handle': 'users_handle',
  'users.email_key': 'users_email',
  'spaces.name_key': 'spaces_name',
  'entries.parent_id, entries.name_key': 'entries_name',
};

const NAMES = ['users_handle', 'users_email', 'spaces_name', 'entries_name'] as const;

export type UniqueIndex = (typeof NAMES)[number];

/** Whether the disk has no room left for what was to be written. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === '53100' || ('errcode' in error && error.errcode === SQLITE_FULL);
}

const SQLITE_FULL = 13;

/** Which unique index refused the statement, if that is what happened. */
export function violatedIndex(error: unknown): UniqueIndex | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('constraint' in error && 'code' in error && error.code === '23505') {
    return NAMES.find((name) => name === error.constraint);
  }
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(error.message)?.[1];
  return columns === undefined ? undefined : BY_COLUMNS[columns];
}
