'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';

import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import type { Folder } from '@/lib/api/queries.ts';
import { itemHref, parentOf } from '@/lib/paths.ts';

/**
 * The item a link points at (`?open=`). When it is not in this folder any more, goes to where it is now: the id in the
 * link outlives moves and renames.
 */
export function useOpenItem(path: string, folder: Folder | undefined): string | null {
  const id = useSearchParams().get('open');
  const asked = useRef<string | null>(null);
  const missing = id !== null && folder?.complete === true && !folder.items.some((entry) => entry.id === id);

  useEffect(() => {
    if (!missing || asked.current === id) return;
    asked.current = id;
    void findElsewhere(id, path);
  }, [missing, id, path]);

  return id;
}

async function findElsewhere(id: string, path: string): Promise<void> {
  try {
    const { data: entry } = await api.GET('/entries/{id}', { params: { path: { id } } });
    if (parentOf(entry.path) !== path) window.history.replaceState(null, '', itemHref(entry));
  } catch {
    // Whatever the reason, for the person it comes to the same: the link leads to nothing they can see.
    toast.error('The item is not here any more', 'It was deleted, or it is not shared with you.');
  }
}
