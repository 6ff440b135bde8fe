import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';

import { auditPages } from '@/features/audit/audit-queries.ts';
import { AuditView } from '@/features/audit/audit-view.tsx';
import { AdminsOnly } from '@/features/shell/admins-only.tsx';
import { userPages } from '@/features/users/user-queries.ts';
import { isProblem } from '@/lib/api/problems.ts';
import { getQueryClient } from '@/lib/api/query-client.ts';
import { requireSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Audit' };

export default async function Page() {
  await requireSession('/audit');
  const queryClient = getQueryClient();
  const client = await serverApi();
  try {
    await Promise.all([
      queryClient.infiniteQuery(auditPages({}, client)),
      queryClient.infiniteQuery(userPages(client)),
    ]);
  } catch (error) {
    if (isProblem(error, 'forbidden')) return <AdminsOnly />;
    throw error;
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AuditView />
    </HydrationBoundary>
  );
}
