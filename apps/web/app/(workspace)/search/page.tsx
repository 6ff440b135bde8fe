import type { Metadata } from 'next';

import { SearchView } from '@/features/search/search-view.tsx';
import { requireSession } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Search' };

interface Props {
  readonly searchParams: Promise<{ q?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { q } = await searchParams;
  const words = (typeof q === 'string' ? q : '').trim().slice(0, 200);
  await requireSession(words === '' ? '/search' : `/search?q=${encodeURIComponent(words)}`);
  return <SearchView key={words} q={words} />;
}
