'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { nameKey } from '@/features/files/names.ts';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import type { Space } from '@/lib/api/types.ts';

import { refreshSpaces } from '@/features/spaces/refresh-spaces.ts';
import type { SpaceDialogProps } from './rename-space-dialog.tsx';
import { spaceWords } from './space-words.ts';

/** Nothing brings a deleted space back from the browser, so its name has to be typed. */
export function DeleteSpaceDialog({ space, open, onOpenChange }: SpaceDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="sm"
        title={`Delete ${space.name}?`}
        description="It is taken away from all its members with everything in it, and cannot be restored here."
      >
        <DeleteSpaceForm space={space} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function DeleteSpaceForm({ space, onDone }: { readonly space: Space; readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ typed: textValue(data, 'typed') }),
    check: ({ typed }) => ({
      typed: nameKey(typed) === nameKey(space.name) ? null : `Type ${space.name} to go ahead.`,
    }),
    send: () => api.DELETE('/spaces/{space}', { params: { path: { space: space.id } } }),
    onDone: async () => {
      onDone();
      toast.success('Space deleted', space.name);
      await refreshSpaces(queryClient, space);
    },
    words: spaceWords,
  });
  return (
    <DialogForm form={form} submit="Delete space" variant="danger">
      <TextField
        label={`Type the name of the space: ${space.name}`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.field('typed')}
      />
    </DialogForm>
  );
}
