/** `reports/2026/plan.md` → `reports/2026`; the empty string above a space. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `reports/2026/plan.md` → `plan.md`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Whether `path` is `folder` itself or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Each folder on the way down, the space first: `a/b` → `['a', 'a/b']`. */
export function ancestry(path: string): string[] {
  const segments = path.split('/').filter(Boolean);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** The page of a folder, `~` left readable. */
export function folderHref(path: string): string {
  return `/files/${encodePath(path)}`;
}

/** The page of the folder an item is in, with the item picked out. */
export function itemHref(item: { readonly id: string; readonly path: string }): string {
  return `${folderHref(parentOf(item.path))}?open=${encodeURIComponent(item.id)}`;
}

/** The folder a page's address names, or null where the address is no folder's page. */
export function folderOfPathname(pathname: string): string | null {
  const match = /^\/files\/(.+?)\/*$/.exec(pathname);
  return match?.[1] ? decodePath(match[1]) : null;
}

/** The page of a share link, or of a folder below the one it leads to. */
export function sharedHref(token: string, folder = ''): string {
  return folder === '' ? `/s/${token}` : `/s/${token}/${encodePath(folder)}`;
}

/** The folder that the address of such a page names; the empty string for the shared one itself. */
export function sharedFolderOfPathname(pathname: string): string {
  const [, folder = ''] = /^\/s\/[^/]+\/(.+?)\/*$/.exec(pathname) ?? [];
  return decodePath(folder);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decodePath(encoded: string): string {
  return encoded.split('/').map(decodeSegment).join('/');
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A lone `%` typed into the address bar means itself.
    return segment;
  }
}
