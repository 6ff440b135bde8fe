'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { NewPasswordField } from '@/features/forms/new-password-field.tsx';
import { newPasswordProblem } from '@/features/forms/rules.ts';
import { exactValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import type { User } from '@/lib/api/types.ts';

import type { UserDialogProps } from './edit-user-dialog.tsx';
import { userWords } from './user-words.ts';

export function ResetPasswordDialog({ user, open, onOpenChange }: UserDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`New password for ${user.name}`}
        description="Copy it and hand it over yourself. Wherever they are signed in now, they are signed out."
      >
        <ResetPasswordForm user={user} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ResetPasswordForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const form = useForm({
    read: (data) => ({ password: exactValue(data, 'password') }),
    check: ({ password }) => ({ password: newPasswordProblem(password) }),
    send: (body) => api.PATCH('/users/{id}', { params: { path: { id: user.id } }, body }),
    onDone: () => {
      onDone();
      toast.success('New password set', user.name);
    },
    words: userWords,
  });
  return (
    <DialogForm form={form} submit="Set password">
      {/* Tells password managers whose password it is: not the admin's own. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <NewPasswordField label="New password" {...form.field('password')} />
    </DialogForm>
  );
}
