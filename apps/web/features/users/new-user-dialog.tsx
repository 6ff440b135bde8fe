'use client';

import type { UserRole } from '@sheaf/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { CopyLine } from '@/components/ui/copy-line.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { Field, TextField } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { NewPasswordField } from '@/features/forms/new-password-field.tsx';
import { emailProblem, newPasswordProblem, personNameProblem } from '@/features/forms/rules.ts';
import { exactValue, textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { User } from '@/lib/api/types.ts';

import { roleOptions, userCodes, userWords } from './user-words.ts';

interface NewUserDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

interface Created {
  readonly user: User;
  readonly password: string;
}

export function NewUserDialog({ open, onOpenChange }: NewUserDialogProps) {
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      // The password is shown this once: a slip of the mouse beside the dialog must not lose it.
      disablePointerDismissal={created !== null}
      onOpenChangeComplete={(shown) => (shown ? undefined : setCreated(null))}
    >
      {created ? (
        <DialogContent
          title={`${created.user.name} can sign in`}
          description="Hand this over yourself: Sheaf sends no mail, and shows the password only now."
        >
          <HandOver created={created} />
        </DialogContent>
      ) : (
        <DialogContent
          title="New user"
          description="They get a personal space, and become an editor of the space “shared”."
        >
          <NewUserForm onCreated={setCreated} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function NewUserForm({ onCreated }: { readonly onCreated: (created: Created) => void }) {
  const [role, setRole] = useState<UserRole>('member');
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
      password: newPasswordProblem(password),
    }),
    send: async (values) => (await api.POST('/users', { body: values })).data,
    onDone: async (user, { password }) => {
      onCreated({ user, password });
      toast.success('User created', user.name);
      await queryClient.invalidateQueries({ queryKey: keys.users });
    },
    codes: userCodes,
    words: userWords,
  });
  return (
    <DialogForm form={form} submit="Create user">
      <TextField label="Name" autoComplete="off" maxLength={100} {...form.field('name')} />
      <TextField
        label="Email address"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        description="What they sign in with."
        {...form.field('email')}
      />
      <Field label="Role" error={form.errorOf('role')}>
        <Select value={role} onValueChange={setRole} options={roleOptions} />
      </Field>
      <NewPasswordField label="Password" {...form.field('password')} />
    </DialogForm>
  );
}

function HandOver({ created: { user, password } }: { readonly created: Created }) {
  const address = `${window.location.origin}/login`;
  return (
    <>
      <DialogBody>
        <CopyLine
          label="Their way in"
          what="the address, the email address and the password"
          text={`${address}\n${user.email}\n${password}`}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
