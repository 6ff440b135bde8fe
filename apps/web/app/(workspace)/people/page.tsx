import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';

import { AdminsOnly } from '@/features/shell/admins-only.tsx';
import { userPages } from '@/features/users/user-queries.ts';
import { UsersView } from '@/features/users/users-view.tsx';
import { isProblem } from '@/lib/api/problems.ts';
import { getQueryClient } from '@/lib/api/query-client.ts';
import { requireSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'People' };

export default async function Page() {
  await requireSession('/people');
  const queryClient = getQueryClient();
  const client = await serverApi();
  try {
    await queryClient.infiniteQuery(userPages(client));
  } catch (error) {
    if (isProblem(error, 'forbidden')) return <AdminsOnly />;
    throw error;
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <UsersView />
    </HydrationBoundary>
  );
}
