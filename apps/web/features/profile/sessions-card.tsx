'use client';

import type { ListedSession } from '@sheaf/client';
import { useQuery } from '@tanstack/react-query';
import { LogOut, MonitorSmartphone } from 'lucide-react';

import { Badge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { When } from '@/features/files/when.tsx';
import { useSignOut } from '@/features/session/use-sign-out.ts';
import { LoadFailed } from '@/features/shell/load-failed.tsx';

import { deviceOf } from './device.ts';
import { sessionsQuery } from './session-queries.ts';
import { useEndOtherSessions, useEndSession } from './use-end-sessions.ts';

/** Every browser the person is signed in with, and the way out of each. */
export function SessionsCard() {
  const list = useQuery(sessionsQuery());
  const endOthers = useEndOtherSessions();
  if (list.isError && !list.data) {
    return (
      <Card>
        <LoadFailed title="Your sessions did not load" error={list.error} retry={list.refetch} />
      </Card>
    );
  }
  return (
    <Card>
      <ul aria-label="Sessions" aria-busy={list.isPending} className="divide-y divide-line">
        {list.data?.map((session) => <SessionRow key={session.id} session={session} />) ?? <PendingRow />}
      </ul>
      {list.data && list.data.length > 1 ? (
        <div className="border-t border-line px-4 py-3">
          <Button onClick={() => void endOthers()}>
            <LogOut aria-hidden />
            Sign out everywhere else
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function SessionRow({ session }: { readonly session: ListedSession }) {
  const { id, current, userAgent, address, createdAt, lastSeenAt, expiresAt } = session;
  const device = deviceOf(userAgent ?? '') ?? userAgent ?? 'An unknown device';
  const signOut = useSignOut();
  const end = useEndSession();
  const leaving = current ? signOut.isPending || signOut.isSuccess : end.isPending;
  return (
    <li className="flex gap-3 px-4 py-3.5">
      <MonitorSmartphone aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-muted" />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-2 text-sm font-medium">
          <span className="truncate" title={userAgent ?? undefined}>
            {device}
          </span>
          {current ? <Badge tone="accent">This one</Badge> : null}
        </div>
        <dl className="tabular mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs text-ink-muted">
          <dt>Last used</dt>
          <dd>{current ? 'Now' : <When iso={lastSeenAt} />}</dd>
          <dt>Signed in</dt>
          <dd>
            <When iso={createdAt} />
            {address ? ` from ${address}` : null}
          </dd>
          <dt>Ends if unused</dt>
          <dd>
            <When iso={expiresAt} />
          </dd>
        </dl>
      </div>
      <Button
        size="sm"
        aria-label={current ? 'Sign out here' : `Sign out ${device}`}
        disabled={leaving}
        onClick={() => (current ? signOut.mutate() : end.mutate({ id, device }))}
        className="shrink-0"
      >
        Sign out
      </Button>
    </li>
  );
}

function PendingRow() {
  return (
    <li aria-hidden className="flex flex-col gap-2 px-4 py-4">
      <Skeleton className="h-3 w-32" />
      <Skeleton className="h-2.5 w-44" />
    </li>
  );
}
