import type { Metadata } from 'next';

import { TrashView } from '@/features/trash/trash-view.tsx';
import { requireSession } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Trash' };

export default async function Page() {
  await requireSession('/trash');
  return <TrashView />;
}
