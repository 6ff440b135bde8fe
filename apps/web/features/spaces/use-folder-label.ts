'use client';

import { useSession } from '@/features/shell/use-session.ts';
import { nameOf } from '@/lib/paths.ts';

import { spaceLabel } from './space-names.ts';

/** What a folder is called on the screen: its name, but the person's own space is `My files`. */
export function useFolderLabel(): (path: string) => string {
  const own = `~${useSession().user.handle}`;
  return (path) => spaceLabel(nameOf(path), own);
}
