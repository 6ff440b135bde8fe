'use client';

import { useState } from 'react';

import { PasswordField, TextField } from '@/components/ui/field.tsx';
import { EmailField } from '@/features/forms/email-field.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { emailProblem, newPasswordProblem, personNameProblem } from '@/features/forms/rules.ts';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { exactValue, textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { isProblem } from '@/lib/api/problems.ts';

const words = {
  invalid_setup_token: 'That is not the token of this server. It prints a new one each time it starts.',
  already_set_up: 'Somebody has finished the set-up in the meantime. Reload the page to sign in.',
};

/** @param token from the page's address; asked for where that had none */
export function SetupForm({ token }: { readonly token: string }) {
  const [asksToken, setAsksToken] = useState(token === '');
  const form = useForm({
    read: (data) => ({
      token: asksToken ? textValue(data, 'token') : token,
      name: textValue(data, 'name'),
      email: textValue(data, 'email'),
      password: exactValue(data, 'password'),
    }),
    check: (values) => ({
      token: values.token === '' ? 'Type the token.' : null,
      name: personNameProblem(values.name),
      email: emailProblem(values.email),
      password: newPasswordProblem(values.password),
    }),
    send: async (values) => {
      try {
        await api.POST('/setup', { body: values });
      } catch (error) {
        // The address held another token: from now on it can be typed.
        if (isProblem(error, 'invalid_setup_token')) setAsksToken(true);
        throw error;
      }
    },
    // Replaces this address, so that the token is not in the history.
    onDone: () => window.location.replace('/'),
    codes: { invalid_setup_token: 'token' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      {asksToken ? (
        <TextField
          label="Set-up token"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
          defaultValue={token}
          description="The server printed it in its console when it started."
          {...form.field('token')}
        />
      ) : null}
      <TextField label="Your name" autoComplete="name" maxLength={100} {...form.field('name')} />
      <EmailField autoComplete="username" {...form.field('email')} />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        maxLength={256}
        description="At least 12 characters."
        {...form.field('password')}
      />
      <FormProblem failure={form.failure} />
      <SubmitButton size="lg" pending={form.pending || form.done} className="mt-1 w-full">
        Create the admin account
      </SubmitButton>
    </form>
  );
}
