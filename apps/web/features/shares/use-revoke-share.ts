'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useConfirm } from '@/components/ui/confirm.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import type { Share } from '@/lib/api/types.ts';
import { nameOf } from '@/lib/paths.ts';

/** Ends a link for good, once the person has said that they mean it. */
export function useRevokeShare(): (share: Share) => Promise<void> {
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: async ({ id }: Share) => {
      try {
        await api.DELETE('/shares/{id}', { params: { path: { id } } });
      } catch (error) {
        // Revoked in another window: that is what was asked for.
        if (!isProblem(error, 'share_not_found')) throw error;
      }
    },
    onSuccess: async (_, { path }) => {
      toast.success('Link revoked', nameOf(path));
      await queryClient.invalidateQueries({ queryKey: keys.shares });
    },
    onError: (error) => toast.error('The link is not revoked', problemMessage(error)),
  });
  return async (share) => {
    const meant = await confirm({
      title: `Revoke this link to ${nameOf(share.path)}?`,
      description:
        'It stops working at once, and downloads by it that are under way break off. What it leads to stays.',
      action: 'Revoke link',
      tone: 'danger',
    });
    if (meant) revoke.mutate(share);
  };
}
