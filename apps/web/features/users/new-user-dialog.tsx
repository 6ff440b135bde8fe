'use client';

import type { UserRole } from '@sheaf/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { DialogContent } from '@/components/ui/dialog.tsx';
import { Field, TextField } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { EmailField } from '@/features/forms/email-field.tsx';
import { emailProblem, newPasswordProblem, personNameProblem } from '@/features/forms/rules.ts';
import { SecretDialog } from '@/features/forms/secret-dialog.tsx';
import { exactValue, textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

import { HandOver, type HandedOver } from './hand-over.tsx';
import { roleOptions, userCodes, userWords } from './user-words.ts';
import { type WayIn, WayInField } from './way-in-field.tsx';

interface NewUserDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function NewUserDialog(props: NewUserDialogProps) {
  return (
    <SecretDialog<HandedOver>
      {...props}
      renderForm={(onMade) => (
        <DialogContent
          title="New user"
          description="They get a personal space, and become an editor of the space “shared”."
        >
          <NewUserForm onCreated={onMade} />
        </DialogContent>
      )}
      renderSecret={(created, onCopied) => <HandOver {...created} onCopied={onCopied} />}
    />
  );
}

function NewUserForm({ onCreated }: { readonly onCreated: (created: HandedOver) => void }) {
  const [role, setRole] = useState<UserRole>('member');
  const [wayIn, setWayIn] = useState<WayIn>('link');
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({
      name: textValue(data, 'name'),
      email: textValue(data, 'email'),
      role,
      password: exactValue(data, 'password'),
    }),
    check: ({ name, email, password }) => ({
      name: personNameProblem(name),
      email: emailProblem(email),
      password: wayIn === 'password' ? newPasswordProblem(password) : null,
    }),
    send: async ({ password, ...person }): Promise<HandedOver> => {
      const body = wayIn === 'password' ? { ...person, password } : person;
      const { invitation, ...user } = (await api.POST('/users', { body })).data;
      return { user, way: invitation ?? { password } };
    },
    onDone: async (created) => {
      onCreated(created);
      await queryClient.invalidateQueries({ queryKey: keys.users });
    },
    codes: userCodes,
    words: userWords,
  });
  return (
    <DialogForm form={form} submit="Create user">
      <TextField label="Name" autoComplete="off" maxLength={100} {...form.field('name')} />
      <EmailField autoComplete="off" description="What they sign in with." {...form.field('email')} />
      <Field label="Role" error={form.errorOf('role')}>
        <Select value={role} onValueChange={setRole} options={roleOptions} />
      </Field>
      <WayInField value={wayIn} onValueChange={setWayIn} password={form.field('password')} />
    </DialogForm>
  );
}
