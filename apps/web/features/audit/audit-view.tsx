'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, ScrollText, SearchX } from 'lucide-react';
import { useState } from 'react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { SettingsPage } from '@/features/settings/settings-page.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { AdminsOnly } from '@/features/shell/admins-only.tsx';
import { useUsers } from '@/features/users/use-users.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';

import { AuditFilters, choiceOf, everything } from './audit-filters.tsx';
import { auditPages, auditUrl } from './audit-queries.ts';
import { AuditTable } from './audit-table.tsx';

/** Who did what, from where, to what, for admins. */
export function AuditView() {
  const [fields, setFields] = useState(everything);
  const choice = choiceOf(fields);
  const list = useInfiniteQuery(auditPages(choice));
  const { users } = useUsers({ whole: true });
  if (isProblem(list.error, 'forbidden')) return <AdminsOnly />;

  const events = list.data?.pages.flat() ?? [];
  return (
    <SettingsPage
      title="Audit"
      description="Who did what, from where, to what. The latest comes first."
      busy={list.isPending}
      actions={
        <a href={auditUrl(choice)} download="audit.ndjson" className={buttonVariants()}>
          <Download aria-hidden />
          Download NDJSON
        </a>
      }
    >
      <AuditFilters fields={fields} onChange={setFields} users={users} />
      <Card className="overflow-hidden">
        {events.length > 0 || list.isPending ? (
          <AuditTable events={events} users={users} pending={list.isPending ? 5 : 0} />
        ) : list.isError ? (
          <LoadFailed title="The audit log did not load" error={list.error} retry={list.refetch} />
        ) : fields === everything ? (
          <PaneState icon={<ScrollText aria-hidden />} title="Nothing is recorded">
            What was recorded is older than the server keeps it.
          </PaneState>
        ) : (
          <PaneState
            icon={<SearchX aria-hidden />}
            title="Nothing matches"
            actions={<Button onClick={() => setFields(everything)}>Show everything</Button>}
          >
            Nothing of the kind is recorded.
          </PaneState>
        )}
      </Card>
      {list.hasNextPage ? (
        <div className="mt-4 flex flex-col items-center gap-2">
          <Button disabled={list.isFetching} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? 'Loading …' : 'Load more'}
          </Button>
          {list.isFetchNextPageError ? (
            <p role="alert" className="text-sm text-danger">
              {problemMessage(list.error)}
            </p>
          ) : null}
        </div>
      ) : null}
    </SettingsPage>
  );
}
