'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ban, Ellipsis, KeyRound, PenLine, ShieldOff, Trash2, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';

import { useConfirm } from '@/components/ui/confirm.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { ProblemError } from '@sheaf/client';
import { api } from '@/lib/api/client.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import type { User } from '@/lib/api/types.ts';

import { DeleteUserDialog } from './delete-user-dialog.tsx';
import { EditUserDialog } from './edit-user-dialog.tsx';
import { refreshUser } from './refresh-user.ts';
import { ResetPasswordDialog } from './reset-password-dialog.tsx';
import { userWords } from './user-words.ts';

type Opened = 'edit' | 'password' | 'delete' | null;

/** What an admin can do with a user: a menu, and the dialogs it opens. */
export function UserActions({ user }: { readonly user: User }) {
  const [opened, setOpened] = useState<Opened>(null);
  const setDisabled = useSetDisabled(user);
  const removeSecondFactor = useRemoveSecondFactor(user);
  const dialog = (which: Opened) => ({
    user,
    open: opened === which,
    onOpenChange: (open: boolean) => setOpened(open ? which : null),
  });
  return (
    <>
      <Menu>
        <MenuTrigger>
          <IconButton label={`Actions for ${user.name}`} size="icon-sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem icon={<PenLine aria-hidden />} onClick={() => setOpened('edit')}>
            Edit
          </MenuItem>
          <MenuItem icon={<KeyRound aria-hidden />} onClick={() => setOpened('password')}>
            {user.pending ? 'New invitation link' : 'New password'}
          </MenuItem>
          {user.secondFactor ? (
            <MenuItem icon={<ShieldOff aria-hidden />} onClick={() => void removeSecondFactor()}>
              Remove second factor
            </MenuItem>
          ) : null}
          {user.disabled ? (
            <MenuItem icon={<UserRoundCheck aria-hidden />} onClick={() => void setDisabled(false)}>
              Enable
            </MenuItem>
          ) : (
            <MenuItem icon={<Ban aria-hidden />} onClick={() => void setDisabled(true)}>
              Disable
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={() => setOpened('delete')}>
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <EditUserDialog {...dialog('edit')} />
      <ResetPasswordDialog {...dialog('password')} />
      <DeleteUserDialog {...dialog('delete')} />
    </>
  );
}

function useSetDisabled(user: User): (disabled: boolean) => Promise<void> {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const change = useMutation({
    mutationFn: (disabled: boolean) =>
      api.PATCH('/users/{id}', { params: { path: { id: user.id } }, body: { disabled } }),
    onSuccess: async (_, disabled) => {
      toast.success(disabled ? 'Account disabled' : 'Account enabled', user.name);
      await refreshUser(queryClient, user);
    },
    onError: (error, disabled) => {
      const said = error instanceof ProblemError ? userWords[error.code] : undefined;
      toast.error(`${user.name} is not ${disabled ? 'disabled' : 'enabled'}`, said ?? problemMessage(error));
    },
  });
  return async (disabled) => {
    const goOn =
      !disabled ||
      (await confirm({
        title: `Disable ${user.name}?`,
        description:
          'They are signed out everywhere, and their API keys and the links that they have made stop working. Nothing is deleted.',
        action: 'Disable',
      }));
    if (goOn) change.mutate(disabled);
  };
}

/** For somebody who has lost what makes their codes. */
function useRemoveSecondFactor(user: User): () => Promise<void> {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation({
    mutationFn: () => api.DELETE('/users/{id}/second-factor', { params: { path: { id: user.id } } }),
    onSuccess: async () => {
      toast.success('Second factor removed', user.name);
      await refreshUser(queryClient, user);
    },
    onError: (error) => toast.error(`${user.name} still has a second factor`, problemMessage(error)),
  });
  return async () => {
    const goOn = await confirm({
      title: `Remove the second factor of ${user.name}?`,
      description: 'Then their password alone signs them in. They are signed out everywhere.',
      action: 'Remove',
    });
    if (goOn) remove.mutate();
  };
}
