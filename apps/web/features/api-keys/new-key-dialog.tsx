'use client';

import type { CreatedApiKey } from '@sheaf/client';
import { useState } from 'react';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';

import { KeySecret } from './key-secret.tsx';
import { NewKeyForm } from './new-key-form.tsx';

interface NewKeyDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function NewKeyDialog({ open, onOpenChange }: NewKeyDialogProps) {
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={(next, { reason }) => {
        // The secret is shown this once: Esc must not lose it before it is copied.
        if (!next && created && !copied && reason === 'escape-key') return;
        onOpenChange(next);
      }}
      disablePointerDismissal={created !== null}
      onOpenChangeComplete={(shown) => {
        if (shown) return;
        setCreated(null);
        setCopied(false);
      }}
    >
      {created ? (
        <DialogContent
          size="lg"
          title="Copy your new key"
          description="It is shown this once and kept nowhere. Whoever has it can do what it may do, as you."
        >
          <KeySecret created={created} onCopied={() => setCopied(true)} />
        </DialogContent>
      ) : (
        <DialogContent
          size="lg"
          title="New API key"
          description="With it a program acts for you, within what you allow here."
        >
          <NewKeyForm onCreated={setCreated} />
        </DialogContent>
      )}
    </Dialog>
  );
}
