'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';

import { PasswordProofForm } from './password-proof-form.tsx';

interface TurnOffDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function TurnOffDialog({ open, onOpenChange }: TurnOffDialogProps) {
  const queryClient = useQueryClient();
  const turnedOff = async () => {
    onOpenChange(false);
    toast.success('The second factor is off');
    const changed = [keys.secondFactor, keys.session, keys.users];
    await Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Turn the second factor off?"
        description="Then your password alone signs you in, and your recovery codes stop working."
      >
        <PasswordProofForm
          submit="Turn off"
          variant="danger"
          send={(body) => api.POST('/me/second-factor/disable', { body })}
          onDone={turnedOff}
        />
      </DialogContent>
    </Dialog>
  );
}
