'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { countProblem } from '@/features/forms/rules.ts';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Space } from '@/lib/api/types.ts';

import type { SpaceDialogProps } from './rename-space-dialog.tsx';
import { spaceWords } from './space-words.ts';

/** How long a space keeps what was deleted and what was replaced. */
export function RetentionDialog({ space, label, open, onOpenChange }: SpaceDialogProps & { readonly label: string }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="sm"
        title={`How long ${label} keeps things`}
        description="What is not kept any longer is deleted for good within the hour. An empty field sets no limit."
      >
        <RetentionForm space={space} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RetentionForm({ space, onDone }: { readonly space: Space; readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({
      trashDays: textValue(data, 'trashDays'),
      keepVersions: textValue(data, 'keepVersions'),
      keepVersionDays: textValue(data, 'keepVersionDays'),
    }),
    check: ({ trashDays, keepVersions, keepVersionDays }) => ({
      trashDays: countProblem(trashDays, mostDays),
      keepVersions: countProblem(keepVersions, mostVersions),
      keepVersionDays: countProblem(keepVersionDays, mostDays),
    }),
    send: ({ trashDays, keepVersions, keepVersionDays }) =>
      api.PATCH('/spaces/{space}', {
        params: { path: { space: space.id } },
        body: {
          trashDays: limitOf(trashDays),
          keepVersions: limitOf(keepVersions),
          keepVersionDays: limitOf(keepVersionDays),
        },
      }),
    onDone: async () => {
      onDone();
      toast.success('Saved');
      await queryClient.invalidateQueries({ queryKey: keys.spaces });
    },
    words: spaceWords,
  });
  return (
    <DialogForm form={form} submit="Save">
      <TextField
        label="Days in the trash"
        description="Empty: what is in the trash stays until somebody deletes it for good."
        {...number}
        defaultValue={space.trashDays ?? ''}
        {...form.field('trashDays')}
      />
      <TextField
        label="Versions of a file"
        description="The newest ones, the current one among them."
        {...number}
        defaultValue={space.keepVersions ?? ''}
        {...form.field('keepVersions')}
      />
      <TextField
        label="Days for a version that was replaced"
        description="With both filled in, a version goes when neither keeps it. With both empty, all versions stay."
        {...number}
        defaultValue={space.keepVersionDays ?? ''}
        {...form.field('keepVersionDays')}
      />
    </DialogForm>
  );
}

/** What the API takes at most. */
const mostDays = 36_500;
const mostVersions = 1_000_000;

const number = { inputMode: 'numeric', autoComplete: 'off', maxLength: 7 } as const;

function limitOf(text: string): number | null {
  return text === '' ? null : Number(text);
}
