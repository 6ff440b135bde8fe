import { redirect } from 'next/navigation';

import { requireSession } from '@/lib/api/server.ts';
import { folderHref } from '@/lib/paths.ts';

export default async function Page() {
  const { user } = await requireSession('/');
  redirect(folderHref(`~${user.handle}`));
}
