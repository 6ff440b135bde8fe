import { Badge } from '@/components/ui/badge.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { When } from '@/features/files/when.tsx';
import { deviceOf } from '@/features/profile/device.ts';
import type { AuditEvent, User } from '@/lib/api/types.ts';

import { actorOf, targetOf, wordsOf } from './audit-words.ts';

export interface AuditTableProps {
  readonly events: readonly AuditEvent[];
  /** Who is known by name. */
  readonly users: readonly User[];
  /** How many rows to show the shape of. */
  readonly pending?: number;
}

/** On a phone all of it is in one column. */
export function AuditTable({ events, users, pending = 0 }: AuditTableProps) {
  const byId = new Map(users.map((user) => [user.id, user]));
  return (
    <Table aria-label="Events">
      <thead>
        <tr>
          <Th className="w-32 pl-4 max-sm:hidden">When</Th>
          <Th className="w-48 max-sm:hidden">Who</Th>
          <Th className="max-sm:pl-4">What</Th>
          <Th className="w-44 max-md:hidden">From</Th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: pending }, (_, row) => (
          <PendingRow key={row} />
        ))}
        {events.map((event) => (
          <EventRow key={event.id} event={event} users={byId} />
        ))}
      </tbody>
    </Table>
  );
}

interface EventProps {
  readonly event: AuditEvent;
  readonly users: ReadonlyMap<string, User>;
}

function EventRow({ event, users }: EventProps) {
  const target = targetOf(event, users);
  return (
    <tr className="transition-colors hover:bg-hover">
      <Td className="tabular py-3 pl-4 align-top text-ink-muted max-sm:hidden">
        <When iso={event.at} precise />
      </Td>
      <Td className="py-3 align-top max-sm:hidden">
        <Actor event={event} users={users} />
      </Td>
      <Td className="py-3 align-top max-sm:pl-4">
        <div className="flex justify-between gap-3">
          <span className="font-medium">{wordsOf(event.action)}</span>
          <span className="tabular shrink-0 text-xs/5 text-ink-muted sm:hidden">
            <When iso={event.at} precise />
          </span>
        </div>
        {target === null ? null : <div className="mt-0.5 text-xs break-words text-ink-muted">{target}</div>}
        <div className="mt-2 sm:hidden">
          <Actor event={event} users={users} />
        </div>
        <div className="mt-1 md:hidden">
          <Origin event={event} />
        </div>
      </Td>
      <Td className="py-3 align-top max-md:hidden">
        <Origin event={event} />
      </Td>
    </tr>
  );
}

function Actor({ event, users }: EventProps) {
  const { actor, via, credential } = event;
  const handle = users.get(actor ?? '')?.handle;
  return (
    <>
      <div className="flex min-w-0 items-center gap-2">
        <span className="truncate">{actorOf(event, users)}</span>
        {via === 'apiKey' || via === 'share' ? (
          <Badge title={credential ?? undefined}>{via === 'apiKey' ? 'API key' : 'Link'}</Badge>
        ) : null}
      </div>
      {handle === undefined ? null : <div className="truncate text-xs text-ink-muted">{handle}</div>}
    </>
  );
}

function Origin({ event: { address, userAgent } }: Pick<EventProps, 'event'>) {
  return (
    <div className="text-xs text-ink-muted max-md:flex max-md:gap-2">
      {userAgent === null ? null : (
        <div className="truncate" title={userAgent}>
          {deviceOf(userAgent) ?? userAgent}
        </div>
      )}
      <div className="tabular break-words">{address}</div>
    </div>
  );
}

function PendingRow() {
  return (
    <tr aria-hidden>
      <Td className="pl-4 max-sm:hidden">
        <Skeleton className="h-3 w-16" />
      </Td>
      <Td className="max-sm:hidden">
        <Skeleton className="h-3 w-28" />
      </Td>
      <Td className="h-16 max-sm:pl-4">
        <div className="flex flex-col gap-1.5">
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-2.5 w-44" />
        </div>
      </Td>
      <Td className="max-md:hidden">
        <Skeleton className="h-3 w-24" />
      </Td>
    </tr>
  );
}
