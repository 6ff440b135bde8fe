'use client';

import type { ApiKey } from '@sheaf/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useConfirm } from '@/components/ui/confirm.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';

/** Ends a key for good, once the person has said that they mean it. */
export function useRevoke(): (apiKey: ApiKey) => Promise<void> {
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: async ({ id }: ApiKey) => {
      try {
        await api.DELETE('/api-keys/{id}', { params: { path: { id } } });
      } catch (error) {
        // Revoked in another window: that is what was asked for.
        if (!isProblem(error, 'api_key_not_found')) throw error;
      }
    },
    onSuccess: async (_, { name }) => {
      toast.success('Key revoked', name);
      await queryClient.invalidateQueries({ queryKey: keys.apiKeys });
    },
    onError: (error, { name }) => toast.error(`${name} is not revoked`, problemMessage(error)),
  });
  return async (apiKey) => {
    const meant = await confirm({
      title: `Revoke ${apiKey.name}?`,
      description: 'Programs that use it are refused at once. A revoked key does not come back.',
      action: 'Revoke key',
      tone: 'danger',
    });
    if (meant) revoke.mutate(apiKey);
  };
}
