'use client';

import { useQueryClient } from '@tanstack/react-query';

import { useConfirm } from '@/components/ui/confirm.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { forEachEntry } from '@/features/files/entry-requests.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import type { TrashItem } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { nameOf } from '@/lib/paths.ts';

const forGood = 'Nothing brings it back: neither the files nor their earlier versions.';

/** Deletes for good what is in the trash, after a question: some items, or all that the person may delete. */
export function usePurge() {
  const client = useQueryClient();
  const confirm = useConfirm();
  const refresh = () => Promise.all([keys.trash, keys.usage].map((queryKey) => client.invalidateQueries({ queryKey })));

  const purge = async (items: readonly TrashItem[]) => {
    const [first] = items;
    if (!first) return;
    const what = items.length === 1 ? nameOf(first.path) : formatCount(items.length, 'item');
    if (!(await ask(`Delete ${what} for good?`, 'Delete for good'))) return;
    const { failed } = await forEachEntry(
      items.map((item) => item.entry),
      async ({ id }) => void (await api.DELETE('/trash/{id}', { params: { path: { id } } })),
    );
    await refresh();
    const [problem] = failed;
    if (!problem) {
      toast.success(`${what} deleted for good`);
      return;
    }
    toast.error(`${formatCount(failed.length, 'item')} could not be deleted`, problemMessage(problem.error));
  };

  const empty = async () => {
    if (!(await ask('Empty the trash of every space that you own?', 'Empty trash'))) return;
    try {
      await api.DELETE('/trash');
      toast.success('Trash emptied');
    } catch (error) {
      toast.error('The trash could not be emptied', problemMessage(error));
    }
    await refresh();
  };

  return { purge, empty };

  function ask(title: string, action: string): Promise<boolean> {
    return confirm({ title, description: forGood, action, tone: 'danger' });
  }
}
