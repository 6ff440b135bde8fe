/** A path of entries in a URL: each segment encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Where the API has the bytes at a path. */
export function fileUrl(path: string): string {
  return `/api/files/${encodePath(path)}`;
}
