'use client';

import type { CreatedApiKey } from '@sheaf/client';

import { DialogContent } from '@/components/ui/dialog.tsx';
import { SecretContent, SecretDialog } from '@/features/forms/secret-dialog.tsx';

import { KeySecret } from './key-secret.tsx';
import { NewKeyForm } from './new-key-form.tsx';

interface NewKeyDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function NewKeyDialog(props: NewKeyDialogProps) {
  return (
    <SecretDialog<CreatedApiKey>
      {...props}
      renderForm={(onMade) => (
        <DialogContent
          size="lg"
          title="New API key"
          description="With it a program acts for you, within what you allow here."
        >
          <NewKeyForm onCreated={onMade} />
        </DialogContent>
      )}
      renderSecret={(created, onCopied) => (
        <SecretContent
          size="lg"
          title="Copy your new key"
          description="It is shown this once and kept nowhere. Whoever has it can do what it may do, as you."
        >
          <KeySecret created={created} onCopied={onCopied} />
        </SecretContent>
      )}
    />
  );
}
