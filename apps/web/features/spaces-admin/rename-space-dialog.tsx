'use client';

import { useQueryClient } from '@tanstack/react-query';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import type { Space } from '@/lib/api/types.ts';

import { refreshSpaces } from '@/features/spaces/refresh-spaces.ts';
import { spaceCodes, spaceNameProblem, spaceWords } from './space-words.ts';

export interface SpaceDialogProps {
  readonly space: Space;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function RenameSpaceDialog({ space, open, onOpenChange }: SpaceDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="sm"
        title={`Rename ${space.name}`}
        description="Every path in it changes: scripts and bookmarks that use the old name stop working."
      >
        <RenameSpaceForm space={space} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RenameSpaceForm({ space, onDone }: { readonly space: Space; readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ name: textValue(data, 'name') }),
    check: ({ name }) => ({ name: spaceNameProblem(name) }),
    send: async (body) => {
      if (body.name === space.name) return space;
      // By its id: its name may be another by now.
      return (await api.PATCH('/spaces/{space}', { params: { path: { space: space.id } }, body })).data;
    },
    onDone: async (renamed) => {
      onDone();
      toast.success('Space renamed', renamed.name);
      await refreshSpaces(queryClient, space);
    },
    codes: spaceCodes,
    words: spaceWords,
  });
  return (
    <DialogForm form={form} submit="Rename">
      <TextField
        label="Name"
        autoComplete="off"
        spellCheck={false}
        maxLength={255}
        defaultValue={space.name}
        onFocus={(event) => event.currentTarget.select()}
        {...form.field('name')}
      />
    </DialogForm>
  );
}
