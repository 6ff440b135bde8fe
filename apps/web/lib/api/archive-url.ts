import { encodePath } from '@sheaf/client';

/** How many entries of a folder can be chosen for one archive. */
export const mostInArchive = 300;

/** Where a folder is to be had as a zip archive: all of it, or some of what is in it. */
export function archiveUrl(path: string, ids: readonly string[] = []): string {
  const query = new URLSearchParams(ids.map((id) => ['entries', id]));
  return `/api/archives/${encodePath(path)}${query.size > 0 ? `?${query}` : ''}`;
}
