'use client';

import { useQueryClient } from '@tanstack/react-query';

import { DialogContent } from '@/components/ui/dialog.tsx';
import { SecretDialog } from '@/features/forms/secret-dialog.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

import { PasswordProofForm } from './password-proof-form.tsx';
import { RecoveryCodesContent } from './recovery-codes.tsx';

interface NewCodesDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function NewCodesDialog(props: NewCodesDialogProps) {
  const queryClient = useQueryClient();
  return (
    <SecretDialog<readonly string[]>
      {...props}
      renderForm={(onMade) => (
        <DialogContent title="New recovery codes" description="Those that you have stop working.">
          <PasswordProofForm
            submit="Make new codes"
            send={async (body) => (await api.PUT('/me/second-factor/recovery-codes', { body })).data}
            onDone={async ({ recoveryCodes }) => {
              onMade(recoveryCodes);
              await queryClient.invalidateQueries({ queryKey: keys.secondFactor });
            }}
          />
        </DialogContent>
      )}
      renderSecret={(codes, onCopied) => <RecoveryCodesContent codes={codes} onKept={onCopied} />}
    />
  );
}
