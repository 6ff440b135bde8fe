'use client';

import { useSession } from '@/features/shell/use-session.ts';
import { nameOf } from '@/lib/paths.ts';

import { spaceLabel } from './space-names.ts';

/** What a folder is called on the screen: its name, but the person's own space is `My files`. */
export function useFolderLabel(): (path: string) => string {
  const own = useOwnSpace();
  return (path) => spaceLabel(nameOf(path), own);
}

/** The whole way to a folder as it is shown: `My files / Reports / 2026`. */
export function usePathLabel(): (path: string) => string {
  const own = useOwnSpace();
  return (path) => {
    const [space = '', ...folders] = path.split('/');
    return [spaceLabel(space, own), ...folders].join(' / ');
  };
}

function useOwnSpace(): string {
  return `~${useSession().user.handle}`;
}
