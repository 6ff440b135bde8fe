'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Card } from '@/components/ui/card.tsx';
import { PasswordField } from '@/components/ui/field.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { exactValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { Entrance } from '@/features/session/entrance.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

const words = {
  share_expired: 'This link has expired in the meantime. Ask for another one.',
  wrong_password: 'That is not the password of this link.',
  too_many_requests: 'Too many attempts. Wait a few minutes, then try again.',
};

export function UnlockForm({ token }: { readonly token: string }) {
  const client = useQueryClient();
  const form = useForm({
    read: (data) => ({ password: exactValue(data, 'password') }),
    check: ({ password }) => ({ password: password === '' ? 'Type the password.' : null }),
    send: (body) => api.POST('/links/{token}', { params: { path: { token } }, body }),
    onDone: () => client.resetQueries({ queryKey: keys.shared(token) }),
    codes: { wrong_password: 'password' },
    words,
  });
  return (
    <Entrance title="This link has a password" description="Whoever gave you the link knows it.">
      <Card className="p-5 sm:p-6">
        <form {...form.props} className="flex flex-col gap-4">
          <PasswordField
            label="Password"
            autoComplete="off"
            maxLength={256}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is all there is to do on this page
            autoFocus
            {...form.field('password')}
          />
          <FormProblem failure={form.failure} />
          <SubmitButton size="lg" pending={form.pending || form.done} className="mt-1 w-full">
            Open
          </SubmitButton>
        </form>
      </Card>
    </Entrance>
  );
}
