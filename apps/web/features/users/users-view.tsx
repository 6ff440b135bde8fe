'use client';

import { Search, UserPlus, UserRoundX, X } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { Input } from '@/components/ui/input.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { SettingsPage } from '@/features/settings/settings-page.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { isProblem } from '@/lib/api/problems.ts';
import { formatCount } from '@/lib/format.ts';

import { AdminsOnly } from '@/features/shell/admins-only.tsx';
import { findUsers } from './find-users.ts';
import { NewUserDialog } from './new-user-dialog.tsx';
import { useUsers } from './use-users.ts';
import { UsersTable } from './users-table.tsx';

/** Everybody with an account, for admins. */
export function UsersView() {
  const [wanted, setWanted] = useState('');
  const [creating, setCreating] = useState(false);
  const { user } = useSession();
  const list = useUsers({ whole: wanted.trim() !== '' });
  if (isProblem(list.error, 'forbidden')) return <AdminsOnly />;

  const found = findUsers(list.users, wanted);
  return (
    <SettingsPage
      title="People"
      description="Everybody with an account on this server."
      busy={list.isPending}
      actions={
        <Button variant="primary" onClick={() => setCreating(true)}>
          <UserPlus aria-hidden />
          New user
        </Button>
      }
    >
      {list.isError && list.users.length === 0 ? (
        <Card>
          <LoadFailed title="The list did not load" error={list.error} retry={list.refetch} />
        </Card>
      ) : (
        <>
          <div className="mb-3 flex items-center gap-3">
            <Filter value={wanted} onValueChange={setWanted} />
            <p role="status" className="shrink-0 text-xs text-ink-muted">
              {countOf(found.length, list, wanted)}
            </p>
          </div>
          <Card className="overflow-hidden">
            {list.isPending || found.length > 0 ? (
              <UsersTable users={found} ownId={user.id} pending={list.isPending ? 5 : 0} />
            ) : (
              <PaneState icon={<UserRoundX aria-hidden />} title="Nobody is called that">
                {list.hasNextPage ? 'Looking further …' : 'Names, email addresses and handles are searched.'}
              </PaneState>
            )}
          </Card>
          {list.hasNextPage && wanted.trim() === '' ? (
            <div className="mt-4 flex justify-center">
              <Button disabled={list.isFetching} onClick={() => void list.fetchNextPage()}>
                {list.isFetchingNextPage ? 'Loading …' : 'Show more'}
              </Button>
            </div>
          ) : null}
        </>
      )}
      <NewUserDialog open={creating} onOpenChange={setCreating} />
    </SettingsPage>
  );
}

function Filter({ value, onValueChange }: { readonly value: string; readonly onValueChange: (value: string) => void }) {
  return (
    <div className="relative w-full max-w-xs">
      <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
      <Input
        type="search"
        aria-label="Filter by name, email address or handle"
        placeholder="Filter"
        value={value}
        onValueChange={onValueChange}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onValueChange('');
        }}
        className="px-9 [&::-webkit-search-cancel-button]:hidden"
      />
      {value === '' ? null : (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Clear the filter"
          onClick={() => onValueChange('')}
          className="absolute top-1/2 right-1 -translate-y-1/2"
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}

function countOf(found: number, list: ReturnType<typeof useUsers>, wanted: string): string {
  if (list.isPending) return '';
  const more = list.hasNextPage ? '+' : '';
  const all = `${list.users.length}${more}`;
  return wanted.trim() === ''
    ? more
      ? `${all} people`
      : formatCount(list.users.length, 'person', 'people')
    : `${found} of ${all}`;
}
