'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { PasswordField } from '@/components/ui/field.tsx';
import { EmailField } from '@/features/forms/email-field.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { emailProblem } from '@/features/forms/rules.ts';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { exactValue, textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { isProblem } from '@/lib/api/problems.ts';

import { CodeField, codeProblem, codeWords } from './code-field.tsx';

const words = {
  invalid_credentials: 'The email address or the password is wrong.',
  account_disabled: 'Your account is disabled. An admin can enable it again.',
  too_many_requests: 'Too many attempts. Wait a few minutes, then try again.',
  ...codeWords,
};

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** @param next where to go then: a path of this origin, see `safeNext` */
export function LoginForm({ next }: { readonly next: string }) {
  // Those of somebody who is asked for a code, too.
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  // A whole new page: it may be one of the API's, and nothing of an earlier person stays in memory.
  const onSignedIn = () => window.location.replace(next);
  return credentials === null ? (
    <PasswordForm onSignedIn={onSignedIn} onAskedForCode={setCredentials} />
  ) : (
    <CodeForm credentials={credentials} onSignedIn={onSignedIn} onBack={() => setCredentials(null)} />
  );
}

interface PasswordFormProps {
  readonly onSignedIn: () => void;
  readonly onAskedForCode: (credentials: Credentials) => void;
}

function PasswordForm({ onSignedIn, onAskedForCode }: PasswordFormProps) {
  const form = useForm({
    read: (data) => ({ email: textValue(data, 'email'), password: exactValue(data, 'password') }),
    check: ({ email, password }) => ({
      email: emailProblem(email),
      password: password === '' ? 'Type your password.' : null,
    }),
    send: signIn,
    onDone: (result, credentials) => (result === 'signed in' ? onSignedIn() : onAskedForCode(credentials)),
    codes: { invalid_credentials: 'password' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <EmailField
        autoComplete="username"
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

interface CodeFormProps {
  readonly credentials: Credentials;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

function CodeForm({ credentials, onSignedIn, onBack }: CodeFormProps) {
  const form = useForm({
    read: (data) => ({ code: textValue(data, 'code') }),
    check: ({ code }) => ({ code: codeProblem(code) }),
    send: ({ code }) => signIn({ ...credentials, code }),
    onDone: onSignedIn,
    codes: { wrong_code: 'code' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <CodeField {...form.field('code')} />
      <FormProblem failure={form.failure} />
      <SubmitButton size="lg" pending={form.pending || form.done} className="w-full">
        Sign in
      </SubmitButton>
      <Button variant="ghost" onClick={onBack}>
        Back
      </Button>
    </form>
  );
}

async function signIn(body: Credentials & { readonly code?: string }): Promise<'signed in' | 'code wanted'> {
  try {
    await api.POST('/session', { body });
    return 'signed in';
  } catch (error) {
    if (isProblem(error, 'second_factor_required')) return 'code wanted';
    throw error;
  }
}
