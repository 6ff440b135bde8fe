'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { RadioCards } from '@/components/ui/radio-cards.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { useForm } from '@/features/forms/use-form.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { User } from '@/lib/api/types.ts';

import type { UserDialogProps } from './edit-user-dialog.tsx';
import { refreshUser } from './refresh-user.ts';
import { useUsers } from './use-users.ts';
import { UserPicker } from './user-picker.tsx';
import { userWords } from './user-words.ts';

export function DeleteUserDialog({ user, open, onOpenChange }: UserDialogProps) {
  const own = useSession().user.id === user.id;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={own ? 'Delete your own account?' : `Delete ${user.name}?`}
        description={`${own ? 'You are signed out at once, and your' : 'Their'} sessions, API keys and links end. To keep the account for later, disable it instead.`}
      >
        <DeleteUserForm user={user} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function DeleteUserForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const [fate, setFate] = useState<'transfer' | 'trash' | null>(null);
  const [heir, setHeir] = useState<User | null>(null);
  const { users } = useUsers({ whole: true });
  const queryClient = useQueryClient();
  const form = useForm({
    read: () => ({ space: fate, to: fate === 'transfer' ? (heir?.id ?? null) : null }),
    check: ({ space, to }) => ({
      space: space === null ? 'Choose one: it is not guessed.' : null,
      to: space === 'transfer' && to === null ? 'Choose who gets them.' : null,
    }),
    send: async ({ space, to }) => {
      // The check has seen to it that one is chosen.
      if (space === null) return;
      const query = { space, ...(to === null ? {} : { to }) };
      await api.DELETE('/users/{id}', { params: { path: { id: user.id }, query } });
    },
    onDone: async () => {
      onDone();
      toast.success('User deleted', user.name);
      await refreshUser(queryClient, user);
      await queryClient.invalidateQueries({ queryKey: keys.spaces });
    },
    words: userWords,
  });
  return (
    <DialogForm form={form} submit="Delete user" variant="danger">
      <RadioCards
        label={`What becomes of ~${user.handle} and of spaces that nobody else owns?`}
        value={fate}
        onValueChange={(next) => {
          setFate(next);
          form.clear('space');
        }}
        error={form.errorOf('space')}
        options={[
          {
            value: 'transfer',
            label: 'Give them to somebody',
            description: `~${user.handle} becomes an ordinary space, and they its owner.`,
            more: (
              <UserPicker
                label="New owner"
                users={users.filter((other) => other.id !== user.id && !other.disabled)}
                value={heir}
                onValueChange={(next) => {
                  setHeir(next);
                  form.clear('to');
                }}
                error={form.errorOf('to')}
              />
            ),
          },
          {
            value: 'trash',
            tone: 'danger',
            label: 'Delete them with everything in them',
            description: 'Their files are gone for all members.',
          },
        ]}
      />
    </DialogForm>
  );
}
