import type { Collected } from './upload-item.ts';

/**
 * What was dropped or pasted, whole folders included. Must be called in the event itself: the browser takes the data
 * away at the first pause, so every entry is asked for before that.
 */
export function collectTransfer(transfer: DataTransfer): Promise<Collected> {
  const roots: (FileSystemEntry | File)[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const root = item.webkitGetAsEntry() ?? item.getAsFile();
    if (root) roots.push(root);
  }
  return walk(roots.length > 0 ? roots : [...transfer.files]);
}

/** What a picker gives; the files of a picked folder know their path below it. */
export function collectFiles(files: readonly File[]): Collected {
  return {
    files: files.map((file) => ({ file, path: file.webkitRelativePath || file.name })),
    folders: [],
    unreadable: [],
  };
}

async function walk(roots: readonly (FileSystemEntry | File)[]): Promise<Collected> {
  return merge(
    await Promise.all(
      roots.map(async (root) => (root instanceof File ? oneFile(root.name, root) : visit(root, root.name))),
    ),
  );
}

/** What is at an entry. The browser takes its time for each, so they are all asked for at once. */
async function visit(entry: FileSystemEntry, path: string): Promise<Collected> {
  try {
    if (isFile(entry)) return oneFile(path, await fileOf(entry));
    return isFolder(entry) ? await visitFolder(entry, path) : nothing;
  } catch (error) {
    return { ...nothing, unreadable: [{ path, reason: reasonOf(error) }] };
  }
}

async function visitFolder(folder: FileSystemDirectoryEntry, path: string): Promise<Collected> {
  const reader = folder.createReader();
  const found: Promise<Collected>[] = [];
  // The browser hands out a hundred at a time: only an empty answer is the end.
  for (let batch = await nextBatch(reader); batch.length > 0; batch = await nextBatch(reader)) {
    for (const entry of batch) found.push(visit(entry, `${path}/${entry.name}`));
  }
  return found.length === 0 ? { ...nothing, folders: [path] } : merge(await Promise.all(found));
}

const nothing: Collected = { files: [], folders: [], unreadable: [] };

function oneFile(path: string, file: File): Collected {
  return { ...nothing, files: [{ path, file }] };
}

function merge(parts: readonly Collected[]): Collected {
  return {
    files: parts.flatMap(({ files }) => files),
    folders: parts.flatMap(({ folders }) => folders),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

function nextBatch(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Why the browser would not read something, in words for the person who dropped it. */
export function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotFoundError') return 'It is not on this device any more.';
  if (name === 'NotReadableError' || name === 'SecurityError') return 'This device does not let the browser read it.';
  return 'The browser cannot read it.';
}
