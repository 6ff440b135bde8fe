'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { CheckboxLine } from '@/components/ui/checkbox.tsx';
import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { Field, TextField } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { EmailField } from '@/features/forms/email-field.tsx';
import { emailProblem, handleProblem, personNameProblem } from '@/features/forms/rules.ts';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { quotaOf, quotaProblem } from '@/features/usage/quota.ts';
import { QuotaField } from '@/features/usage/quota-field.tsx';
import { api } from '@/lib/api/client.ts';
import type { User } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';

import { refreshUser } from './refresh-user.ts';
import { roleOptions, userCodes, userWords } from './user-words.ts';

export interface UserDialogProps {
  readonly user: User;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function EditUserDialog({ user, open, onOpenChange }: UserDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={`Edit ${user.name}`}>
        <EditUserForm user={user} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditUserForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const [role, setRole] = useState(user.role);
  const [handle, setHandle] = useState(user.handle);
  const [disabled, setDisabled] = useState(user.disabled);
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({
      name: textValue(data, 'name'),
      email: textValue(data, 'email'),
      handle: textValue(data, 'handle'),
      quotaBytes: textValue(data, 'quotaBytes'),
      role,
      disabled,
    }),
    check: (values) => ({
      name: personNameProblem(values.name),
      email: emailProblem(values.email),
      handle: handleProblem(values.handle),
      quotaBytes: quotaProblem(values.quotaBytes),
    }),
    send: async (values) => {
      const body = changed(user, { ...values, quotaBytes: quotaOf(values.quotaBytes) });
      if (Object.keys(body).length === 0) return user;
      return (await api.PATCH('/users/{id}', { params: { path: { id: user.id } }, body })).data;
    },
    onDone: async (saved) => {
      onDone();
      toast.success('Saved', saved.name);
      await refreshUser(queryClient, user);
    },
    codes: userCodes,
    words: userWords,
  });
  const renamed = handle !== user.handle;
  return (
    <DialogForm form={form} submit="Save">
      <TextField label="Name" autoComplete="off" maxLength={100} defaultValue={user.name} {...form.field('name')} />
      <EmailField autoComplete="off" defaultValue={user.email} {...form.field('email')} />
      <TextField
        label="Handle"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={39}
        value={handle}
        onValueChange={setHandle}
        description={
          renamed
            ? `Renames their space ~${user.handle} to ~${handle}: links and scripts with the old path stop working.`
            : `Names their space: ~${user.handle}.`
        }
        {...form.field('handle')}
      />
      <Field label="Role" error={form.errorOf('role')}>
        <Select value={role} onValueChange={setRole} options={roleOptions} />
      </Field>
      <QuotaField
        quotaBytes={user.quotaBytes}
        description={`What they may store, earlier versions and the trash included: ${formatSize(user.usedBytes)} so far. Empty: what everybody gets.`}
        {...form.field('quotaBytes')}
      />
      <CheckboxLine
        checked={disabled}
        onCheckedChange={setDisabled}
        description="They cannot sign in, and their API keys do not work. Nothing is deleted."
      >
        Disabled
      </CheckboxLine>
    </DialogForm>
  );
}

type Editable = Pick<User, 'name' | 'email' | 'handle' | 'role' | 'disabled' | 'quotaBytes'>;

/** What differs, so that what another admin changes at the same time stays. */
function changed(user: User, values: Editable): Partial<Editable> {
  return {
    ...(values.name === user.name ? {} : { name: values.name }),
    ...(values.email === user.email ? {} : { email: values.email }),
    ...(values.handle === user.handle ? {} : { handle: values.handle }),
    ...(values.role === user.role ? {} : { role: values.role }),
    ...(values.quotaBytes === user.quotaBytes ? {} : { quotaBytes: values.quotaBytes }),
    ...(values.disabled === user.disabled ? {} : { disabled: values.disabled }),
  };
}
