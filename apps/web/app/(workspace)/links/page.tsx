import type { Metadata } from 'next';

import { SharesView } from '@/features/shares/shares-view.tsx';
import { requireSession } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Links' };

export default async function Page() {
  await requireSession('/links');
  return <SharesView />;
}
