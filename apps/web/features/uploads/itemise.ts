import { nameOf } from '@/lib/paths.ts';

import type { Collected, UploadItem } from './upload-item.ts';

/** An item of the list, and the file it stands for: null for an empty folder, undefined for what cannot be read. */
export interface Itemised {
  readonly item: UploadItem;
  readonly file: File | null | undefined;
}

/** Makes the items for what was collected, `nextId` naming each. */
export function itemise(folder: string, { files, folders, unreadable }: Collected, nextId: () => string): Itemised[] {
  const blank = (path: string) => blankItem(nextId(), folder, path);
  return [
    ...files.map(({ path, file }) => {
      const modifiedAt = new Date(file.lastModified).toISOString();
      return { file, item: { ...blank(path), size: file.size, modifiedAt } };
    }),
    ...folders.map((path) => ({ file: null, item: { ...blank(path), kind: 'folder' as const } })),
    ...unreadable.map(({ path, reason }) => ({
      file: undefined,
      item: { ...blank(path), state: 'failed' as const, error: reason, canRetry: false },
    })),
  ];
}

export function blankItem(id: string, folder: string, path: string): UploadItem {
  return {
    id,
    kind: 'file',
    name: nameOf(path),
    folder,
    path,
    size: 0,
    modifiedAt: null,
    state: 'waiting',
    loaded: 0,
    error: null,
    savedAs: null,
    existing: null,
    needsPermission: false,
    canRetry: true,
  };
}
