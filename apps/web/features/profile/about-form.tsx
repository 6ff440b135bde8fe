'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Input } from '@/components/ui/input.tsx';
import { Field, TextField } from '@/components/ui/field.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { EmailField } from '@/features/forms/email-field.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { emailProblem, personNameProblem } from '@/features/forms/rules.ts';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

const words = { email_taken: 'Another user has this email address.' };

export function AboutForm() {
  const { user } = useSession();
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ name: textValue(data, 'name'), email: textValue(data, 'email') }),
    check: ({ name, email }) => ({ name: personNameProblem(name), email: emailProblem(email) }),
    send: (body) => api.PATCH('/me', { body }),
    onDone: async () => {
      toast.success('Saved');
      await Promise.all([keys.session, keys.users].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
    codes: { email_taken: 'email' },
    words,
  });
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <TextField
        label="Name"
        autoComplete="name"
        maxLength={100}
        defaultValue={user.name}
        description="Shown to the people you share spaces with."
        {...form.field('name')}
      />
      <EmailField
        autoComplete="email"
        defaultValue={user.email}
        description="What you sign in with."
        {...form.field('email')}
      />
      <Field label="Handle" description={`Names your own space, ~${user.handle}. An admin can change it.`}>
        <Input value={user.handle} readOnly className="bg-sunken text-ink-muted" />
      </Field>
      <FormProblem failure={form.failure} />
      <SubmitButton pending={form.pending} className="self-start">
        Save
      </SubmitButton>
    </form>
  );
}
