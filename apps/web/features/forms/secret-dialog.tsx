'use client';

import { type ReactNode, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  type DialogContentProps,
  DialogFooter,
} from '@/components/ui/dialog.tsx';

export interface SecretDialogProps<Made> {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Asks for what it takes to make the secret. */
  readonly renderForm: (onMade: (made: Made) => void) => ReactNode;
  /** Shows it, as `SecretContent`. */
  readonly renderSecret: (made: Made, onCopied: () => void) => ReactNode;
}

/** A dialog that makes a secret and shows it this once: neither Esc nor a press beside it loses what is not copied yet. */
export function SecretDialog<Made>({ open, onOpenChange, renderForm, renderSecret }: SecretDialogProps<Made>) {
  const [made, setMade] = useState<Made | null>(null);
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={(next, { reason }) => {
        if (!next && made !== null && !copied && reason === 'escape-key') return;
        onOpenChange(next);
      }}
      disablePointerDismissal={made !== null}
      onOpenChangeComplete={(shown) => {
        if (shown) return;
        setMade(null);
        setCopied(false);
      }}
    >
      {made === null ? renderForm(setMade) : renderSecret(made, () => setCopied(true))}
    </Dialog>
  );
}

export function SecretContent({ children, ...props }: DialogContentProps) {
  return (
    <DialogContent {...props}>
      <DialogBody className="flex flex-col gap-5">{children}</DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </DialogContent>
  );
}
