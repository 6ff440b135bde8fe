import { constants, type FileHandle, open } from 'node:fs/promises';

/** Windows has no such flag, and Node none for it. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

/**
 * Opens a file in the store's own folders, by the flags of open(2). A symbolic link in its place is refused (`ELOOP`): whoever can put one
 * there must not make the server read or write what it leads to.
 */
export function openFile(path: string, flags: number): Promise<FileHandle> {
  return open(path, flags | NO_LINK);
}
