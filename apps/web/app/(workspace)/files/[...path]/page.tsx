import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';

import { FilesPage } from '@/features/files/files-page.tsx';
import { keys } from '@/lib/api/keys.ts';
import { firstPage } from '@/lib/api/queries.ts';
import { getQueryClient } from '@/lib/api/query-client.ts';
import { requireSession, serverApi } from '@/lib/api/server.ts';
import { folderOfPathname, nameOf } from '@/lib/paths.ts';

interface Props {
  readonly params: Promise<{ path: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOf(await folderOf(params)) };
}

export default async function Page({ params, searchParams }: Props) {
  const path = await folderOf(params);
  const session = await requireSession(await addressOf(params, searchParams));
  const queryClient = getQueryClient();
  queryClient.setQueryData(keys.session, session);
  await queryClient
    .query({ queryKey: keys.folder(path), queryFn: async () => firstPage(await serverApi(), path) })
    // The browser asks again and shows what is wrong, with a way to retry.
    .catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <FilesPage />
    </HydrationBoundary>
  );
}

async function folderOf(params: Props['params']): Promise<string> {
  const { path } = await params;
  return folderOfPathname(`/files/${path.join('/')}`) ?? '';
}

async function addressOf(params: Props['params'], searchParams: Props['searchParams']): Promise<string> {
  const { path } = await params;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    for (const one of [value ?? []].flat()) query.append(name, one);
  }
  return `/files/${path.join('/')}${query.size > 0 ? `?${query}` : ''}`;
}
