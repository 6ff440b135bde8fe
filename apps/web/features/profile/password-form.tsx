'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { PasswordField } from '@/components/ui/field.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { newPasswordProblem } from '@/features/forms/rules.ts';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { exactValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

const words = { wrong_password: 'That is not your current password.' };

export function PasswordForm() {
  // A new form after each change: the fields are empty again.
  const [changes, setChanges] = useState(0);
  return <PasswordFields key={changes} onChanged={() => setChanges(changes + 1)} />;
}

function PasswordFields({ onChanged }: { readonly onChanged: () => void }) {
  const { user } = useSession();
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({
      currentPassword: exactValue(data, 'currentPassword'),
      newPassword: exactValue(data, 'newPassword'),
    }),
    check: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword === '' ? 'Type your current password.' : null,
      newPassword:
        newPasswordProblem(newPassword) ?? (newPassword === currentPassword ? 'That is your current password.' : null),
    }),
    send: (body) => api.PUT('/me/password', { body }),
    onDone: async () => {
      onChanged();
      toast.success('Password changed', 'Your other sessions have ended.');
      await queryClient.invalidateQueries({ queryKey: keys.sessions });
    },
    codes: { wrong_password: 'currentPassword' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      {/* Tells password managers whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        maxLength={256}
        {...form.field('currentPassword')}
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        maxLength={256}
        description="At least 12 characters."
        {...form.field('newPassword')}
      />
      <FormProblem failure={form.failure} />
      <SubmitButton pending={form.pending} className="self-start">
        Change password
      </SubmitButton>
    </form>
  );
}
