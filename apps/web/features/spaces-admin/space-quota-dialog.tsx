'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { quotaOf, quotaProblem, quotaText } from '@/features/usage/quota.ts';
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
    <form {...form.props} className="contents">
      <DialogBody className="flex flex-col gap-4">
        <TextField
          label="Limit in gigabytes"
          description="Empty: what every space gets."
          inputMode="decimal"
          autoComplete="off"
          defaultValue={quotaText(usage.quotaBytes)}
          {...form.field('quotaBytes')}
        />
        <FormProblem failure={form.failure} />
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton pending={form.pending}>Save</SubmitButton>
      </DialogFooter>
    </form>
  );
}
