'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LogOut, UserMinus } from 'lucide-react';

import { Avatar } from '@/components/ui/avatar.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { useConfirm } from '@/components/ui/confirm.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Select } from '@/components/ui/select.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Member, Space, SpaceRole } from '@/lib/api/types.ts';

import { roleOptions } from './member-words.ts';
import { useLeaveSpace } from './use-leave-space.ts';

interface MemberRowProps {
  readonly space: Space;
  readonly label: string;
  readonly member: Member;
  /** Something is tried: what was refused before is over. */
  readonly onAsked: () => void;
  readonly onRefused: (error: unknown) => void;
  /** The person has left, or is no owner any more. */
  readonly onGone: () => void;
}

export function MemberRow({ space, label, member: { user, role }, onAsked, onRefused, onGone }: MemberRowProps) {
  const own = useSession().user.id === user.id;
  // A personal space stays its user's.
  const fixed = space.name === `~${user.handle}`;
  const change = useChangeRole({ space, label, user, own, onAsked, onRefused, onGone });
  const remove = useRemoveMember({ space, label, user, onAsked, onRefused });
  const leave = useLeaveSpace({ onAsked, onRefused, onLeft: onGone });
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <Avatar name={user.name} className="size-8" />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-2">
          <span className="truncate text-sm font-medium">{user.name}</span>
          {own ? <Badge tone="accent">You</Badge> : null}
        </div>
        <div className="truncate text-xs text-ink-muted">{user.handle}</div>
      </div>
      <Select
        aria-label={`Role of ${user.name}`}
        value={role}
        onValueChange={(next) => void change(next)}
        options={roleOptions}
        disabled={fixed}
        className="w-28 shrink-0"
      />
      <IconButton
        label={own ? 'Leave the space' : `Remove ${user.name}`}
        size="icon-sm"
        disabled={fixed}
        className="hover:text-danger"
        onClick={() => void (own ? leave(space, label) : remove())}
      >
        {own ? <LogOut aria-hidden /> : <UserMinus aria-hidden />}
      </IconButton>
    </li>
  );
}

interface ChangeProps extends Omit<MemberRowProps, 'member' | 'onGone'> {
  readonly user: Member['user'];
}

function useChangeRole(props: ChangeProps & Pick<MemberRowProps, 'onGone'> & { readonly own: boolean }) {
  const { space, label, user, own, onAsked, onRefused, onGone } = props;
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const change = useMutation({
    mutationFn: (role: SpaceRole) =>
      api.PUT('/spaces/{space}/members/{userId}', {
        params: { path: { space: space.id, userId: user.id } },
        body: { role },
      }),
    onMutate: onAsked,
    onSuccess: async (_, role) => {
      if (own && role !== 'owner') {
        onGone();
        // Folders say what the person may do in them.
        await Promise.all([keys.spaces, keys.folders].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      } else {
        await queryClient.invalidateQueries({ queryKey: keys.members(space.id) });
      }
    },
    onError: onRefused,
  });
  return async (role: SpaceRole) => {
    const goOn =
      !own ||
      role === 'owner' ||
      (await confirm({
        title: `Stop owning ${label}?`,
        description: 'You can no longer manage it or its members, nor take this back yourself.',
        action: 'Change my role',
      }));
    if (goOn) change.mutate(role);
  };
}

function useRemoveMember({ space, label, user, onAsked, onRefused }: ChangeProps) {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE('/spaces/{space}/members/{userId}', { params: { path: { space: space.id, userId: user.id } } }),
    onMutate: onAsked,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.members(space.id) }),
    onError: onRefused,
  });
  return async () => {
    const meant = await confirm({
      title: `Remove ${user.name} from ${label}?`,
      description: 'They lose access at once, and their links into it stop working. What they have made in it stays.',
      action: 'Remove',
      tone: 'danger',
    });
    if (meant) remove.mutate();
  };
}
