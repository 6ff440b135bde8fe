'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useConfirm } from '@/components/ui/confirm.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { useCurrentFolder, useGo } from '@/features/shell/navigation.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { refreshSpaces } from '@/features/spaces/refresh-spaces.ts';
import { api } from '@/lib/api/client.ts';
import type { Space } from '@/lib/api/types.ts';
import { folderHref, isWithin } from '@/lib/paths.ts';

interface LeaveSpaceOptions {
  readonly onAsked?: () => void;
  readonly onRefused: (error: unknown) => void;
  readonly onLeft?: () => void;
}

/** Gives up the person's own membership, once they have said that they mean it. */
export function useLeaveSpace({ onAsked, onRefused, onLeft }: LeaveSpaceOptions) {
  const { user } = useSession();
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const current = useCurrentFolder();
  const go = useGo();
  const leave = useMutation({
    mutationFn: (space: Space) =>
      api.DELETE('/spaces/{space}/members/{userId}', { params: { path: { space: space.id, userId: user.id } } }),
    ...(onAsked ? { onMutate: onAsked } : {}),
    onSuccess: async (_, space) => {
      onLeft?.();
      toast.success('You have left the space', space.name);
      if (current !== null && isWithin(current, space.name)) go(folderHref(`~${user.handle}`));
      await refreshSpaces(queryClient, space);
    },
    onError: onRefused,
  });
  return async (space: Space, label: string) => {
    const meant = await confirm({
      title: `Leave ${label}?`,
      description:
        'You lose access at once, until an owner adds you again, and your links into it stop working. What you have made in it stays.',
      action: 'Leave',
      tone: 'danger',
    });
    if (meant) leave.mutate(space);
  };
}
