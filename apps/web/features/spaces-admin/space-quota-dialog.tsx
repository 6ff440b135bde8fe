'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { quotaOf, quotaProblem } from '@/features/usage/quota.ts';
import { QuotaField } from '@/features/usage/quota-field.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { SpaceUsage } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';

import type { SpaceDialogProps } from './rename-space-dialog.tsx';
import { spaceWords } from './space-words.ts';

interface SpaceQuotaDialogProps extends SpaceDialogProps {
  readonly label: string;
  readonly usage: SpaceUsage;
}

/** How much a space may hold. For admins. */
export function SpaceQuotaDialog({ label, usage, open, onOpenChange }: SpaceQuotaDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="sm"
        title={`Limit the size of ${label}`}
        description={`It holds ${formatSize(usage.bytes)}, earlier versions and the trash included. What is there stays, also when the limit is lower.`}
      >
        <SpaceQuotaForm usage={usage} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function SpaceQuotaForm({ usage, onDone }: { readonly usage: SpaceUsage; readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ quotaBytes: textValue(data, 'quotaBytes') }),
    check: ({ quotaBytes }) => ({ quotaBytes: quotaProblem(quotaBytes) }),
    send: ({ quotaBytes }) =>
      api.PUT('/spaces/{space}/quota', {
        params: { path: { space: usage.space } },
        body: { quotaBytes: quotaOf(quotaBytes) },
      }),
    onDone: async () => {
      onDone();
      toast.success('Saved');
      await queryClient.invalidateQueries({ queryKey: keys.usage });
    },
    words: spaceWords,
  });
  return (
    <DialogForm form={form} submit="Save">
      <QuotaField
        quotaBytes={usage.quotaBytes}
        description="Empty: what every space gets."
        {...form.field('quotaBytes')}
      />
    </DialogForm>
  );
}
