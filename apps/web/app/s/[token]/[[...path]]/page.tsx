import type { Metadata } from 'next';

import { SharedPage } from '@/features/shared/shared-page.tsx';

export const metadata: Metadata = {
  title: 'Shared with you',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
};

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

/** The page of a share link. The browser asks the API itself: only there is the cookie of an unlocked link. */
export default async function Page({ params }: Props) {
  const { token } = await params;
  return <SharedPage token={token} />;
}
