'use client';

import { useState } from 'react';

import { PasswordField, TextField } from '@/components/ui/field.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { newPasswordProblem } from '@/features/forms/rules.ts';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { exactValue, textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { CodeField, codeProblem, codeWords } from '@/features/session/code-field.tsx';
import { api } from '@/lib/api/client.ts';
import { isProblem } from '@/lib/api/problems.ts';

const words = {
  ...codeWords,
  second_factor_required: 'You have a second factor. Type a code of it, too.',
  invitation_not_found: 'This invitation works no more. Ask an admin for another one.',
};

export function InvitationForm({ token, email }: { readonly token: string; readonly email: string }) {
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    read: (data) => ({
      password: exactValue(data, 'password'),
      ...(asksCode && { code: textValue(data, 'code') }),
    }),
    check: ({ password, code }) => ({
      password: newPasswordProblem(password),
      code: code === undefined ? null : codeProblem(code),
    }),
    send: async (body) => {
      try {
        await api.POST('/invitations/{token}', { params: { path: { token } }, body });
      } catch (error) {
        if (isProblem(error, 'second_factor_required')) setAsksCode(true);
        throw error;
      }
    },
    // Replaces this address, so that the token is not in the history.
    onDone: () => window.location.replace('/'),
    codes: { wrong_code: 'code' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        description="What you sign in with."
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        maxLength={256}
        description="At least 12 characters."
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is all there is to do on this page
        autoFocus
        {...form.field('password')}
      />
      {asksCode ? <CodeField {...form.field('code')} /> : null}
      <FormProblem failure={form.failure} />
      <SubmitButton size="lg" pending={form.pending || form.done} className="mt-1 w-full">
        Set password and sign in
      </SubmitButton>
    </form>
  );
}
