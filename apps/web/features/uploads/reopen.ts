import type { CollectedFile, UploadItem } from './upload-item.ts';
import type { RememberedFile } from './upload-memory.ts';

/*
 * Files that a page which is gone has left. Chromium hands out what is dropped as handles, too, which outlive the page;
 * elsewhere, and what came from a dialog, the person chooses again. It is the same file when it has the path, the size and
 * the date.
 */

declare global {
  // What the DOM's types do not know yet: only Chromium has it, and only over https.
  interface DataTransferItem {
    getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  }
  interface FileSystemHandle {
    queryPermission?: (wish: { mode: 'read' }) => Promise<PermissionState>;
    requestPermission?: (wish: { mode: 'read' }) => Promise<PermissionState>;
  }
}

/** A file or a folder that was dropped onto a folder. */
export interface DroppedRoot {
  readonly folder: string;
  readonly handle: FileSystemHandle;
}

export interface Leftovers {
  readonly files: readonly RememberedFile[];
  readonly roots: readonly DroppedRoot[];
}

export interface FoundFile extends CollectedFile {
  readonly folder: string;
}

export interface Reopened {
  readonly found: readonly FoundFile[];
  /** What can be read once the person allows it. */
  readonly closed: readonly RememberedFile[];
  /** What must be chosen again. */
  readonly lost: readonly RememberedFile[];
}

/** The handles of what was dropped or pasted. Must be called in the event itself, as `collectTransfer`. */
export async function handlesOf(transfer: DataTransfer): Promise<FileSystemHandle[]> {
  const asked = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? (item.getAsFileSystemHandle?.().catch(() => null) ?? []) : [],
  );
  return (await Promise.all(asked)).filter((handle) => handle !== null);
}

/** Whether a file was dropped with it. */
export function isBelow({ folder, handle }: DroppedRoot, file: Pick<RememberedFile, 'folder' | 'path'>): boolean {
  return folder === file.folder && handle.name === file.path.split('/', 1)[0];
}

/** Reads again what may be read. `ask`: asks the person where the browser does not know, which takes a click. */
export async function reopen({ files, roots }: Leftovers, ask: boolean): Promise<Reopened> {
  const wanted = roots.filter((root) => files.some((file) => isBelow(root, file)));
  // All at once: the browser makes one question of them.
  const open = await Promise.all(wanted.map(({ handle }) => mayRead(handle, ask)));
  const reopened = await Promise.all(
    files.map(async (file) => {
      const place = wanted.findIndex((root) => isBelow(root, file));
      const root = wanted[place];
      if (root && !open[place]) return { closed: [file] };
      const again = root && (await readAgain(root.handle, file.path.split('/').slice(1)));
      return again && isSame(file, again) ? { found: [{ ...file, file: again }] } : { lost: [file] };
    }),
  );
  return {
    found: reopened.flatMap(({ found = [] }) => found),
    closed: reopened.flatMap(({ closed = [] }) => closed),
    lost: reopened.flatMap(({ lost = [] }) => lost),
  };
}

/** Whether a whole folder is to be chosen again, which takes another dialog than files do. */
export function needsFolder(items: readonly UploadItem[]): boolean {
  return items.some(({ state, needsPermission, path }) => state === 'lost' && !needsPermission && path.includes('/'));
}

/** Gives files that were chosen again the places of those that are lost. */
export function placeChosen(items: readonly UploadItem[], chosen: readonly File[]): FoundFile[] {
  const lost = items.filter(({ state }) => state === 'lost');
  const named = Map.groupBy(chosen, ({ name }) => name);
  return lost.flatMap((item) => {
    const file = named
      .get(item.name)
      ?.find((each) => isSame(item, each) && endsWith(item.path, each.webkitRelativePath || each.name));
    return file ? [{ folder: item.folder, path: item.path, file }] : [];
  });
}

async function mayRead(handle: FileSystemHandle, ask: boolean): Promise<boolean> {
  const wish = { mode: 'read' } as const;
  return (await (ask ? handle.requestPermission?.(wish) : handle.queryPermission?.(wish))) === 'granted';
}

/** Null when it is not there any more. */
async function readAgain(handle: FileSystemHandle, below: readonly string[]): Promise<File | null> {
  try {
    let at = handle;
    for (const [index, name] of below.entries()) {
      if (!isFolder(at)) return null;
      at = await (index === below.length - 1 ? at.getFileHandle(name) : at.getDirectoryHandle(name));
    }
    return isFile(at) ? await at.getFile() : null;
  } catch {
    // Whatever the reason: the person is told to choose it again.
    return null;
  }
}

function isSame({ size, modifiedAt }: Pick<RememberedFile, 'size' | 'modifiedAt'>, file: File): boolean {
  return file.size === size && new Date(file.lastModified).toISOString() === modifiedAt;
}

function endsWith(path: string, end: string): boolean {
  return `/${path}`.endsWith(`/${end}`);
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

function isFolder(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}
