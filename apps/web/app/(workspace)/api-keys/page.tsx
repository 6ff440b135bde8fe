import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';

import { apiKeysQuery } from '@/features/api-keys/api-key-queries.ts';
import { ApiKeysView } from '@/features/api-keys/api-keys-view.tsx';
import { getQueryClient } from '@/lib/api/query-client.ts';
import { requireSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'API keys' };

export default async function Page() {
  await requireSession('/api-keys');
  const queryClient = getQueryClient();
  await queryClient.query(apiKeysQuery(await serverApi()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ApiKeysView />
    </HydrationBoundary>
  );
}
