'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleUserRound, Library, Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { When } from '@/features/files/when.tsx';
import { SettingsPage } from '@/features/settings/settings-page.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { FolderLink } from '@/features/shell/navigation.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { NewSpaceDialog } from '@/features/spaces/new-space-dialog.tsx';
import { orderSpaces, spaceLabel } from '@/features/spaces/space-names.ts';
import { UsageBar } from '@/features/usage/usage-bar.tsx';
import { queries } from '@/lib/api/queries.ts';
import type { Space, SpaceRole, SpaceUsage } from '@/lib/api/types.ts';

import { SpaceActions } from './space-actions.tsx';

/** The spaces the person belongs to, and what an owner may change about them. */
export function SpacesView() {
  const own = `~${useSession().user.handle}`;
  const spaces = useQuery(queries.spaces());
  const usage = useQuery(queries.usage()).data?.spaces;
  const [creating, setCreating] = useState(false);
  return (
    <SettingsPage
      title="Spaces"
      description="Top folders with members of their own. Owners decide on members and on how long things are kept."
      busy={spaces.isPending}
      actions={
        <Button variant="primary" onClick={() => setCreating(true)}>
          <Plus aria-hidden />
          New space
        </Button>
      }
    >
      <Card className="overflow-hidden">
        {spaces.isError && !spaces.data ? (
          <LoadFailed title="The spaces did not load" error={spaces.error} retry={spaces.refetch} />
        ) : (
          <Table aria-label="Spaces">
            <thead>
              <tr>
                <Th className="pl-4">Name</Th>
                <Th className="w-28">Your role</Th>
                <Th className="w-36 max-sm:hidden">Size</Th>
                <Th className="w-28 max-md:hidden">Created</Th>
                <Th className="w-14">
                  <span className="sr-only">Actions</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {spaces.data
                ? orderSpaces(spaces.data, own).map((space) => (
                    <SpaceRow
                      key={space.id}
                      space={space}
                      own={own}
                      usage={usage?.find((each) => each.space === space.id)}
                    />
                  ))
                : [0, 1, 2].map((row) => <PendingRow key={row} />)}
            </tbody>
          </Table>
        )}
      </Card>
      <NewSpaceDialog open={creating} onOpenChange={setCreating} />
    </SettingsPage>
  );
}

interface SpaceRowProps {
  readonly space: Space;
  readonly own: string;
  readonly usage: SpaceUsage | undefined;
}

function SpaceRow({ space, own, usage }: SpaceRowProps) {
  const label = spaceLabel(space.name, own);
  return (
    <tr className="transition-colors hover:bg-hover">
      <Td className="pl-4">
        <div className="flex min-w-0 items-center gap-3">
          <SpaceIcon space={space} />
          <FolderLink path={space.name} className="truncate rounded-sm font-medium hover:underline">
            {label}
          </FolderLink>
          {space.personal ? (
            <Badge className="max-sm:hidden">{label === space.name ? 'Personal' : space.name}</Badge>
          ) : null}
        </div>
      </Td>
      <Td className="text-ink-muted">{roleLabels[space.role]}</Td>
      <Td className="max-sm:hidden">{usage ? <UsageBar label={`What ${label} may hold`} {...usage} /> : null}</Td>
      <Td className="tabular text-ink-muted max-md:hidden">
        <When iso={space.createdAt} />
      </Td>
      <Td className="pr-3 pl-0 text-right">
        <SpaceActions space={space} label={label} usage={usage} />
      </Td>
    </tr>
  );
}

const roleLabels: Record<SpaceRole, string> = { owner: 'Owner', editor: 'Editor', viewer: 'Viewer' };

function SpaceIcon({ space }: { readonly space: Space }) {
  const Icon = space.personal ? CircleUserRound : space.name === 'shared' ? UsersRound : Library;
  return <Icon aria-hidden className="size-4 shrink-0 text-ink-muted" />;
}

function PendingRow() {
  return (
    <tr aria-hidden>
      <Td className="pl-4">
        <Skeleton className="h-3 w-36" />
      </Td>
      <Td>
        <Skeleton className="h-3 w-14" />
      </Td>
      <Td className="max-sm:hidden">
        <Skeleton className="h-3 w-14" />
      </Td>
      <Td className="max-md:hidden">
        <Skeleton className="h-3 w-14" />
      </Td>
      <Td />
    </tr>
  );
}
