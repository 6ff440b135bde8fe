'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useConfirm } from '@/components/ui/confirm.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';

/** Signs one other browser out. */
export function useEndSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: { readonly id: string; readonly device: string }) => {
      try {
        await api.DELETE('/sessions/{id}', { params: { path: { id } } });
      } catch (error) {
        // It has ended by itself: that is what was asked for.
        if (!isProblem(error, 'session_not_found')) throw error;
      }
    },
    onSuccess: async (_, { device }) => {
      toast.success('Signed out', device);
      await queryClient.invalidateQueries({ queryKey: keys.sessions });
    },
    onError: (error, { device }) => toast.error(`${device} is not signed out`, problemMessage(error)),
  });
}

/** Signs every other browser out, once the person has said that they mean it. */
export function useEndOtherSessions(): () => Promise<void> {
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.DELETE('/sessions', { params: { query: { keepCurrent: true } } }),
    onSuccess: async () => {
      toast.success('Signed out everywhere else');
      await queryClient.invalidateQueries({ queryKey: keys.sessions });
    },
    onError: (error) => toast.error('The others are not signed out', problemMessage(error)),
  });
  return async () => {
    const meant = await confirm({
      title: 'Sign out everywhere else?',
      description:
        'Every other browser has to sign in again. What is being uploaded there stops. API keys go on working.',
      action: 'Sign out',
    });
    if (meant) end.mutate();
  };
}
