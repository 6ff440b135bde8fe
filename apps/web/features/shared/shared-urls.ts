import { encodePath } from '@sheaf/client';

/** Where a file of a link is. @param path of a file in a shared folder, or the name of the shared file */
export function sharedFileUrl(token: string, path: string, disposition: 'attachment' | 'inline'): string {
  return `/api/shared/${encodePath(token)}/files/${encodePath(path)}?disposition=${disposition}`;
}

/** Where a folder of a link is to be had as a zip archive. @param folder below the shared one; empty for that itself */
export function sharedArchiveUrl(token: string, folder: string): string {
  const query = folder === '' ? '' : `?${new URLSearchParams({ folder })}`;
  return `/api/shared/${encodePath(token)}/archive${query}`;
}
