'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { DialogContent } from '@/components/ui/dialog.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { newPasswordProblem } from '@/features/forms/rules.ts';
import { SecretDialog } from '@/features/forms/secret-dialog.tsx';
import { exactValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import type { User } from '@/lib/api/types.ts';

import type { UserDialogProps } from './edit-user-dialog.tsx';
import { HandOver, type HandedOver } from './hand-over.tsx';
import { refreshUser } from './refresh-user.ts';
import { userWords } from './user-words.ts';
import { type WayIn, WayInField } from './way-in-field.tsx';

/** A new password for somebody who has forgotten theirs, or never chose one. */
export function ResetPasswordDialog({ user, ...props }: UserDialogProps) {
  return (
    <SecretDialog<HandedOver>
      {...props}
      renderForm={(onMade) => (
        <DialogContent
          title={user.pending ? `Invite ${user.name} again` : `New password for ${user.name}`}
          description={user.disabled ? 'The account is disabled: they get in once you have enabled it.' : null}
        >
          <ResetPasswordForm user={user} onMade={onMade} />
        </DialogContent>
      )}
      renderSecret={(made, onCopied) => <HandOver {...made} onCopied={onCopied} />}
    />
  );
}

interface ResetPasswordFormProps {
  readonly user: User;
  readonly onMade: (made: HandedOver) => void;
}

function ResetPasswordForm({ user, onMade }: ResetPasswordFormProps) {
  const [wayIn, setWayIn] = useState<WayIn>('link');
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ password: exactValue(data, 'password') }),
    check: ({ password }) => ({ password: wayIn === 'password' ? newPasswordProblem(password) : null }),
    send: async (body): Promise<HandedOver> => {
      const params = { path: { id: user.id } };
      if (wayIn === 'link') {
        const { data: invitation } = await api.POST('/users/{id}/invitations', { params });
        return { user, way: invitation };
      }
      await api.PATCH('/users/{id}', { params, body });
      return { user, way: body };
    },
    onDone: async (made) => {
      onMade(made);
      await refreshUser(queryClient, user);
    },
    words,
  });
  return (
    <DialogForm form={form} submit={wayIn === 'link' ? 'Make a link' : 'Set password'}>
      {/* Tells password managers whose password it is: not the admin's own. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <WayInField
        value={wayIn}
        onValueChange={setWayIn}
        password={form.field('password')}
        consequences={user.pending ? forTheInvited : forTheSignedIn}
      />
    </DialogForm>
  );
}

const words = {
  ...userWords,
  already_created: 'A link was made, but lost on the way. Make another one: it takes its place.',
};

const forTheInvited: Readonly<Record<WayIn, string>> = {
  link: 'The link that they have stops working.',
  password: 'The link that they have stops working.',
};

const forTheSignedIn: Readonly<Record<WayIn, string>> = {
  link: 'Until they do, their password and their sessions go on; then the sessions end.',
  password: 'Wherever they are signed in, they are signed out at once.',
};
