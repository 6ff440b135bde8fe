'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { CopyLine } from '@/components/ui/copy-line.tsx';
import { DialogContent } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { SecretDialog } from '@/features/forms/secret-dialog.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

import { PasswordProofForm } from './password-proof-form.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodesContent } from './recovery-codes.tsx';

interface SetUpDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The password, the app's secret, a code of it, and then the recovery codes. */
export function SetUpDialog(props: SetUpDialogProps) {
  return (
    <SecretDialog<readonly string[]>
      {...props}
      renderForm={(onConfirmed) => (
        <DialogContent
          title="Set up a second factor"
          description="You need an authenticator app on your phone or in your password manager."
        >
          <Steps onConfirmed={onConfirmed} />
        </DialogContent>
      )}
      renderSecret={(codes, onCopied) => <RecoveryCodesContent codes={codes} onKept={onCopied} />}
    />
  );
}

interface Confirming {
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}

function Steps({ onConfirmed }: Confirming) {
  const [setup, setSetup] = useState<Setup | null>(null);
  if (setup !== null) return <ConfirmForm {...setup} onConfirmed={onConfirmed} />;
  return (
    <PasswordProofForm
      submit="Continue"
      send={async (body) => (await api.PUT('/me/second-factor', { body })).data}
      onDone={setSetup}
    />
  );
}

interface Setup {
  readonly secret: string;
  readonly url: string;
}

function ConfirmForm({ secret, url, onConfirmed }: Setup & Confirming) {
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ code: textValue(data, 'code') }),
    check: ({ code }) => ({ code: /^\d{3} ?\d{3}$/.test(code) ? null : 'Type the six digits that the app shows.' }),
    send: async (body) => (await api.POST('/me/second-factor/confirm', { body })).data,
    onDone: async ({ recoveryCodes }) => {
      onConfirmed(recoveryCodes);
      const changed = [keys.secondFactor, keys.session, keys.sessions, keys.users];
      await Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
    codes: { wrong_code: 'code' },
    words,
  });
  return (
    <DialogForm form={form} submit="Turn on">
      <p className="text-sm text-ink-muted">
        Scan this with the app, or{' '}
        <a href={url} className="text-accent-text underline underline-offset-4">
          open it in an app here
        </a>
        .
      </p>
      <QrCode text={url} label="The secret for your app" className="size-48 self-center" />
      <CopyLine label="Or type this into the app" what="the secret" text={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <TextField
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        description="The six digits that the app shows for Sheaf now."
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the password field, where the focus was, is gone
        autoFocus
        {...form.field('code')}
      />
    </DialogForm>
  );
}

const words = {
  wrong_code: 'That is not the code of now. Wait for the next, and see that the clock of your phone is right.',
};
