'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleUserRound, Library, Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { navItemClass, NavSection } from '@/features/shell/nav-item.tsx';
import { FolderLink, useCurrentFolder } from '@/features/shell/navigation.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { queries } from '@/lib/api/queries.ts';
import type { Space } from '@/lib/api/types.ts';

import { NewSpaceDialog } from './new-space-dialog.tsx';
import { orderSpaces, spaceLabel } from './space-names.ts';

/** The spaces in the sidebar. Each is a place to drop things on. */
export function SpaceNav({ onGo }: { readonly onGo: () => void }) {
  const own = `~${useSession().user.handle}`;
  const spaces = useQuery(queries.spaces());
  const current = useCurrentFolder()?.split('/')[0];
  const [creating, setCreating] = useState(false);

  return (
    <NavSection
      label="Spaces"
      action={
        <IconButton label="New space" size="icon-sm" onClick={() => setCreating(true)} className="size-6">
          <Plus aria-hidden />
        </IconButton>
      }
    >
      {spaces.isPending ? [0, 1, 2].map((row) => <PendingItem key={row} />) : null}
      {spaces.isError ? (
        <li className="px-2.5 py-1 text-xs text-ink-muted">
          The spaces did not load.{' '}
          <Button variant="link" size="sm" onClick={() => void spaces.refetch()}>
            Try again
          </Button>
        </li>
      ) : null}
      {orderSpaces(spaces.data ?? [], own).map((space) => (
        <li key={space.id}>
          <FolderLink
            path={space.name}
            onGo={onGo}
            aria-current={space.name === current ? 'page' : undefined}
            className={navItemClass}
            data-drop-path={space.role === 'viewer' ? undefined : space.name}
            data-drop-name={spaceLabel(space.name, own)}
          >
            <SpaceIcon space={space} own={own} />
            <span className="truncate">{spaceLabel(space.name, own)}</span>
          </FolderLink>
        </li>
      ))}
      <NewSpaceDialog open={creating} onOpenChange={setCreating} />
    </NavSection>
  );
}

function SpaceIcon({ space, own }: { readonly space: Space; readonly own: string }) {
  if (space.name === own || space.personal) return <CircleUserRound aria-hidden />;
  return space.name === 'shared' ? <UsersRound aria-hidden /> : <Library aria-hidden />;
}

function PendingItem() {
  return (
    <li className="flex h-8 items-center gap-2.5 px-2.5">
      <Skeleton className="size-4" />
      <Skeleton className="h-3 w-24" />
    </li>
  );
}
