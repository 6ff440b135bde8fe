import type { Metadata } from 'next';

import { ProfileView } from '@/features/profile/profile-view.tsx';
import { requireSession } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Profile' };

export default async function Page() {
  await requireSession('/profile');
  return <ProfileView />;
}
