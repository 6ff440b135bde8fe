'use client';

import { useCurrentFolder } from '@/features/shell/navigation.tsx';

import { FolderView } from './folder-view.tsx';

/** The folder that the address names. Each folder is a view of its own: nothing is carried over from the last one. */
export function FilesPage() {
  const path = useCurrentFolder();
  return path === null ? null : <FolderView key={path} path={path} />;
}
