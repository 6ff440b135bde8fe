import type { AuditFilter, SheafClient } from '@sheaf/client';
import { infiniteQueryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

export type AuditAction = NonNullable<AuditFilter['action']>[number];

/** What is looked for. Absent: everybody, everything, ever. */
export interface AuditChoice {
  readonly actor?: string;
  readonly action?: readonly AuditAction[];
  readonly from?: string;
}

const pageSize = 50;

/** What happened, page by page, the latest first. For admins. */
export function auditPages(choice: AuditChoice, client: SheafClient = api) {
  return infiniteQueryOptions({
    queryKey: keys.audit(choice),
    queryFn: ({ signal, pageParam }) => {
      const page = { limit: pageSize, ...(pageParam ? { after: pageParam } : {}) };
      return Array.fromAsync(client.audit({ ...filterOf(choice), ...page }, { signal }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    staleTime: 0,
  });
}

/** Where all of it is to be had as lines of JSON. */
export function auditUrl(choice: AuditChoice): string {
  const { action = [], ...filter } = filterOf(choice);
  return `/api/audit?${new URLSearchParams([...Object.entries(filter), ...action.map((one) => ['action', one])])}`;
}

function filterOf({ action, ...choice }: AuditChoice) {
  return { ...choice, ...(action ? { action: [...action] } : {}), order: 'desc' as const };
}
