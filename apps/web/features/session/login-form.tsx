'use client';

import { PasswordField, TextField } from '@/components/ui/field.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { emailProblem } from '@/features/forms/rules.ts';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { exactValue, textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';

const words = {
  invalid_credentials: 'The email address or the password is wrong.',
  account_disabled: 'Your account is disabled. An admin can enable it again.',
  too_many_requests: 'Too many attempts. Wait a few minutes, then try again.',
};

/** @param next where to go then: a path of this origin, see `safeNext` */
export function LoginForm({ next }: { readonly next: string }) {
  const form = useForm({
    read: (data) => ({ email: textValue(data, 'email'), password: exactValue(data, 'password') }),
    check: ({ email, password }) => ({
      email: emailProblem(email),
      password: password === '' ? 'Type your password.' : null,
    }),
    send: (credentials) => api.POST('/session', { body: credentials }),
    // A whole new page: it may be one of the API's, and nothing of an earlier person stays in memory.
    onDone: () => window.location.replace(next),
    codes: { invalid_credentials: 'password' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <TextField
        label="Email address"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- signing in is all there is to do on this page
        autoFocus
        {...form.field('email')}
      />
      <PasswordField label="Password" autoComplete="current-password" maxLength={256} {...form.field('password')} />
      <FormProblem failure={form.failure} />
      <SubmitButton size="lg" pending={form.pending || form.done} className="mt-1 w-full">
        Sign in
      </SubmitButton>
    </form>
  );
}
