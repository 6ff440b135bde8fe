import type { Metadata } from 'next';

import { SpacesView } from '@/features/spaces-admin/spaces-view.tsx';
import { requireSession } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Spaces' };

export default async function Page() {
  await requireSession('/spaces');
  return <SpacesView />;
}
