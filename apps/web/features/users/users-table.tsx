'use client';

import { useState } from 'react';

import { Avatar } from '@/components/ui/avatar.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { When } from '@/features/files/when.tsx';
import type { ListedUser } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';
import { cn } from '@/lib/cn.ts';

import { ResetPasswordDialog } from './reset-password-dialog.tsx';
import { UserActions } from './user-actions.tsx';

export interface UsersTableProps {
  readonly users: readonly ListedUser[];
  /** Whose account is marked as the person's own. */
  readonly ownId: string;
  /** How many rows to show the shape of. */
  readonly pending?: number;
}

export function UsersTable({ users, ownId, pending = 0 }: UsersTableProps) {
  return (
    <Table aria-label="Users">
      <thead>
        <tr>
          <Th className="pl-4">Name</Th>
          <Th className="w-32 max-md:hidden">Handle</Th>
          <Th className="w-24 max-sm:hidden">Role</Th>
          <Th className="w-24 max-md:hidden">Stored</Th>
          <Th className="w-28 max-lg:hidden">Added</Th>
          <Th className="w-14">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: pending }, (_, row) => (
          <PendingRow key={row} />
        ))}
        {users.map((user) => (
          <UserRow key={user.id} user={user} own={user.id === ownId} />
        ))}
      </tbody>
    </Table>
  );
}

function UserRow({ user, own }: { readonly user: ListedUser; readonly own: boolean }) {
  return (
    <tr className="transition-colors hover:bg-hover">
      <Td className="h-14 pl-4">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={user.name} className={cn('size-8', user.disabled && 'grayscale')} />
          <div className="min-w-0">
            <div className="flex min-w-0 items-center gap-2">
              <span className={cn('truncate font-medium', user.disabled && 'text-ink-muted')}>{user.name}</span>
              {own ? <Badge tone="accent">You</Badge> : null}
              {user.role === 'admin' ? <Badge className="sm:hidden">Admin</Badge> : null}
              {user.disabled ? <Badge tone="warning">Disabled</Badge> : user.pending ? <Invited user={user} /> : null}
            </div>
            <div className="truncate text-xs text-ink-muted">{user.email}</div>
          </div>
        </div>
      </Td>
      <Td className="text-ink-muted max-md:hidden">
        <div className="truncate">{user.handle}</div>
      </Td>
      <Td className="max-sm:hidden">
        <span className={user.role === 'admin' ? '' : 'text-ink-muted'}>
          {user.role === 'admin' ? 'Admin' : 'Member'}
        </span>
      </Td>
      <Td className="tabular text-ink-muted max-md:hidden">{formatSize(user.usedBytes)}</Td>
      <Td className="tabular text-ink-muted max-lg:hidden">
        <When iso={user.createdAt} />
      </Td>
      <Td className="pr-3 pl-0 text-right">
        <UserActions user={user} />
      </Td>
    </tr>
  );
}

function Invited({ user }: { readonly user: ListedUser }) {
  const [inviting, setInviting] = useState(false);
  return (
    <>
      {user.invitedUntil === null ? (
        <>
          <Badge tone="warning">Invitation expired</Badge>
          <Button size="sm" variant="ghost" className="max-sm:hidden" onClick={() => setInviting(true)}>
            Invite again
          </Button>
        </>
      ) : (
        <Badge>Invited</Badge>
      )}
      {/* Stays when the list is new: it shows the link. */}
      <ResetPasswordDialog user={user} open={inviting} onOpenChange={setInviting} />
    </>
  );
}

function PendingRow() {
  return (
    <tr aria-hidden>
      <Td className="h-14 pl-4">
        <div className="flex items-center gap-3">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex flex-col gap-1.5">
            <Skeleton className="h-3 w-32" />
            <Skeleton className="h-2.5 w-44" />
          </div>
        </div>
      </Td>
      <Td className="max-md:hidden">
        <Skeleton className="h-3 w-16" />
      </Td>
      <Td className="max-sm:hidden">
        <Skeleton className="h-3 w-14" />
      </Td>
      <Td className="max-md:hidden">
        <Skeleton className="h-3 w-14" />
      </Td>
      <Td className="max-lg:hidden">
        <Skeleton className="h-3 w-14" />
      </Td>
      <Td />
    </tr>
  );
}
