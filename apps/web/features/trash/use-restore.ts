'use client';

import { useQueryClient } from '@tanstack/react-query';

import { toast } from '@/components/ui/toast.tsx';
import { useAskConflict } from '@/features/files/conflict-provider.tsx';
import { forEachEntry, restore, underFreeName } from '@/features/files/entry-requests.ts';
import { settleConflicts } from '@/features/files/settle-conflicts.ts';
import { useGo } from '@/features/shell/navigation.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import { placeEntries } from '@/lib/api/folder-cache.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import type { Entry, TrashItem } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { itemHref, nameOf, parentOf } from '@/lib/paths.ts';

/** Brings things back from the trash; asks where a name is taken again by now. */
export function useRestore(): (items: readonly TrashItem[]) => Promise<void> {
  const client = useQueryClient();
  const ask = useAskConflict();
  const go = useGo();
  const label = useFolderLabel();

  return async (items) => {
    const pathOf = new Map(items.map((item) => [item.entry.id, item.path]));
    client.setQueryData<TrashItem[]>(keys.trash, (trash) => trash?.filter((item) => !pathOf.has(item.entry.id)));
    const first = await forEachEntry(
      items.map((item) => item.entry),
      (entry) => restore(entry.id),
    );
    const conflicts = first.failed.filter(({ error }) => isProblem(error, 'path_taken')).map(({ entry }) => entry);
    const wasAt = (entry: Entry) => pathOf.get(entry.id) ?? entry.path;
    const second = await settleConflicts(conflicts, {
      ask,
      describe: (entry) => ({ name: nameOf(wasAt(entry)), folder: label(parentOf(wasAt(entry))) }),
      keepBoth: (entry) => {
        const named = { name: nameOf(wasAt(entry)), kind: entry.kind };
        return underFreeName(client, named, parentOf(wasAt(entry)), (path) => restore(entry.id, path));
      },
    });
    const restored = [...first.done, ...second.done];
    const failed = [...first.failed.filter(({ entry }) => !conflicts.includes(entry)), ...second.failed];

    placeEntries(client, restored);
    void client.invalidateQueries({ queryKey: keys.trash });
    void client.invalidateQueries({ queryKey: keys.searches });
    const [problem] = failed;
    if (problem) {
      const who = subject(failed.map(({ entry }) => entry));
      toast.error(`${who} could not be restored`, problemMessage(problem.error));
    }
    const [shown] = restored;
    if (shown) {
      toast.show({
        title: `${subject(restored)} restored`,
        tone: 'success',
        action: { label: 'Show', onClick: () => go(itemHref(shown)) },
      });
    }
  };
}

function subject(entries: readonly Entry[]): string {
  return entries.length === 1 && entries[0] ? entries[0].name : formatCount(entries.length, 'item');
}
