'use client';

import { useQuery } from '@tanstack/react-query';
import { Link2, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { FilterBox } from '@/features/files/folder-toolbar.tsx';
import { When } from '@/features/files/when.tsx';
import { PendingRows } from '@/features/settings/pending-rows.tsx';
import { SettingsPage } from '@/features/settings/settings-page.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { usePathLabel } from '@/features/spaces/use-folder-label.ts';
import type { Share } from '@/lib/api/types.ts';
import { folderHref, itemHref, nameOf, parentOf } from '@/lib/paths.ts';

import { ShareBadges } from './share-badges.tsx';
import { ShareButtons } from './share-buttons.tsx';
import { sharesQuery } from './share-queries.ts';

/** Every link into the spaces that the person owns. */
export function SharesView() {
  const list = useQuery(sharesQuery());
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const label = usePathLabel();
  const shares = list.data?.filter(({ path }) => label(path).toLowerCase().includes(wanted)) ?? [];
  return (
    <SettingsPage
      title="Links"
      description="What is shared by a link out of the spaces that you own. Share a file or a folder from its menu."
      busy={list.isPending}
      actions={list.data?.length ? <FilterBox what="the links" value={filter} onChange={setFilter} /> : null}
    >
      <Card className="overflow-hidden">
        {shares.length > 0 ? (
          <SharesTable shares={shares} now={list.dataUpdatedAt} />
        ) : list.isError ? (
          <LoadFailed title="The links did not load" error={list.error} retry={list.refetch} />
        ) : list.isPending ? (
          <PendingRows />
        ) : list.data.length > 0 ? (
          <PaneState
            icon={<SearchX aria-hidden />}
            title="Nothing matches"
            actions={<Button onClick={() => setFilter('')}>Clear the filter</Button>}
          >
            No link leads to “{filter}”.
          </PaneState>
        ) : (
          <PaneState icon={<Link2 aria-hidden />} title="No links yet">
            With a link people without an account see a file or a folder, or send you files.
          </PaneState>
        )}
      </Card>
    </SettingsPage>
  );
}

interface SharesTableProps {
  readonly shares: readonly Share[];
  /** When the list was asked for, in milliseconds. */
  readonly now: number;
}

function SharesTable({ shares, now }: SharesTableProps) {
  return (
    <Table aria-label="Links">
      <thead>
        <tr>
          <Th className="pl-4">Leads to</Th>
          <Th className="w-2/5 max-md:hidden">Link</Th>
          <Th className="w-28 max-sm:hidden">Made</Th>
          <Th className="w-22">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => (
          <ShareRow key={share.id} share={share} now={now} />
        ))}
      </tbody>
    </Table>
  );
}

function ShareRow({ share, now }: { readonly share: Share; readonly now: number }) {
  const { user } = useSession();
  const label = usePathLabel();
  const { path, kind, entry, createdAt, createdBy } = share;
  const above = parentOf(path);
  const name = above === '' ? label(path) : nameOf(path);
  return (
    <tr>
      <Td className="py-3 pl-4 align-top">
        <div className="flex gap-2.5">
          <EntryIcon entry={{ kind, name, contentType: null }} className="size-6" />
          <div className="min-w-0">
            <Link
              href={above === '' ? folderHref(path) : itemHref({ id: entry, path })}
              className="font-medium break-words underline-offset-4 hover:underline"
            >
              {name}
            </Link>
            {above === '' ? null : <div className="mt-0.5 text-xs break-words text-ink-muted">{label(above)}</div>}
            <div className="mt-2 md:hidden">
              <ShareBadges share={share} now={now} />
            </div>
          </div>
        </div>
      </Td>
      <Td className="py-3 align-top max-md:hidden">
        <ShareBadges share={share} now={now} />
      </Td>
      <Td className="tabular py-3 align-top text-ink-muted max-sm:hidden">
        <When iso={createdAt} />
        {createdBy === user.id ? null : <div className="text-xs">by another owner</div>}
      </Td>
      <Td className="py-2 pr-3 pl-0 align-top">
        <ShareButtons share={share} />
      </Td>
    </tr>
  );
}
