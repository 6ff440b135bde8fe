'use client';

import { PasswordField } from '@/components/ui/field.tsx';
import type { ButtonProps } from '@/components/ui/button.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { exactValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { useSession } from '@/features/shell/use-session.ts';

interface PasswordProofFormProps<Result> {
  readonly submit: string;
  readonly variant?: ButtonProps['variant'];
  readonly send: (body: { readonly password: string }) => Promise<Result>;
  readonly onDone: (result: Result) => unknown;
}

/** Asks for the password before something that somebody at an unlocked browser must not do. */
export function PasswordProofForm<Result>({ send, onDone, ...props }: PasswordProofFormProps<Result>) {
  const { user } = useSession();
  const form = useForm({
    read: (data) => ({ password: exactValue(data, 'password') }),
    check: ({ password }) => ({ password: password === '' ? 'Type your password.' : null }),
    send,
    onDone,
    codes: { wrong_password: 'password' },
    words,
  });
  return (
    <DialogForm form={form} {...props}>
      {/* Tells password managers whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        maxLength={256}
        {...form.field('password')}
      />
    </DialogForm>
  );
}

const words = {
  wrong_password: 'That is not your password.',
  second_factor_on: 'It is on already. Reload the page.',
  second_factor_missing: 'It is off already. Reload the page.',
};
