import type { Collected, CollectedFile } from './upload-item.ts';

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

interface Found {
  readonly files: CollectedFile[];
  readonly folders: string[];
  readonly unreadable: { path: string; reason: string }[];
}

async function walk(roots: readonly (FileSystemEntry | File)[]): Promise<Collected> {
  const found: Found = { files: [], folders: [], unreadable: [] };
  for (const root of roots) {
    if (root instanceof File) found.files.push({ path: root.name, file: root });
    else await visit(root, root.name, found);
  }
  return found;
}

async function visit(entry: FileSystemEntry, path: string, found: Found): Promise<void> {
  try {
    if (isFile(entry)) found.files.push({ path, file: await fileOf(entry) });
    else if (isFolder(entry)) await visitFolder(entry, path, found);
  } catch (error) {
    found.unreadable.push({ path, reason: reasonOf(error) });
  }
}

async function visitFolder(folder: FileSystemDirectoryEntry, path: string, found: Found): Promise<void> {
  const reader = folder.createReader();
  let count = 0;
  // The browser hands out a hundred at a time: only an empty answer is the end.
  for (let batch = await nextBatch(reader); batch.length > 0; batch = await nextBatch(reader)) {
    count += batch.length;
    for (const entry of batch) await visit(entry, `${path}/${entry.name}`, found);
  }
  if (count === 0) found.folders.push(path);
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
