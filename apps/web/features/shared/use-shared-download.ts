'use client';

import { useQueryClient } from '@tanstack/react-query';

import { toast } from '@/components/ui/toast.tsx';
import { problemMessage } from '@/lib/api/problems.ts';
import type { Shared } from '@/lib/api/types.ts';
import { startDownload } from '@/lib/start-download.ts';

import { isLinkProblem } from './link-problem.tsx';
import { sharedQuery } from './shared-queries.ts';

/**
 * Downloads by a link, which is asked first whether it still works: a browser would only say that the download failed.
 * What it answers is shown by the page.
 */
export function useSharedDownload(token: string): (href: string, name: string) => Promise<void> {
  const client = useQueryClient();
  const query = sharedQuery(token);
  return async (href, name) => {
    try {
      const { downloadsLeft } = await client.query({ ...query, staleTime: 0 });
      if (downloadsLeft === 0) return;
      startDownload(href, name);
      client.setQueryData(query.queryKey, (shared) => shared && countDown(shared));
    } catch (error) {
      if (!isLinkProblem(error)) toast.error(`${name} was not downloaded`, problemMessage(error));
    }
  };
}

function countDown(shared: Shared): Shared {
  const { downloadsLeft } = shared;
  return { ...shared, downloadsLeft: downloadsLeft === null ? null : Math.max(0, downloadsLeft - 1) };
}
