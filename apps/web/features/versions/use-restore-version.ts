'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { placeEntries } from '@/lib/api/folder-cache.ts';
import { keys } from '@/lib/api/keys.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import type { Entry, Version } from '@/lib/api/types.ts';

/** Gives a file the bytes of an earlier version again, and the cache the news. */
export function useRestoreVersion(entry: Entry) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (version: Version) => {
      const path = { id: entry.id, version: version.id };
      return (await api.POST('/entries/{id}/versions/{version}/restore', { params: { path } })).data;
    },
    onSuccess: (restored) => {
      placeEntries(client, [restored]);
      void client.invalidateQueries({ queryKey: keys.searches });
      toast.success('Version restored', entry.name);
    },
    onError: (error) => toast.error('The version could not be restored', problemMessage(error)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.versions(entry.id) }),
  });
}
