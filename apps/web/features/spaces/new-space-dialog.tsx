'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { nameProblem } from '@/features/files/names.ts';
import { useGo } from '@/features/shell/navigation.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import { folderHref } from '@/lib/paths.ts';

export function NewSpaceDialog({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="sm"
        title="New space"
        description="A space is a top folder with members of its own. You will be its owner."
      >
        <NewSpaceForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function NewSpaceForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const queryClient = useQueryClient();
  const go = useGo();
  const create = useMutation({
    mutationFn: async (wanted: string) => (await api.POST('/spaces', { body: { name: wanted } })).data,
    onSuccess: async (space) => {
      await queryClient.invalidateQueries({ queryKey: keys.spaces });
      onDone();
      go(folderHref(space.name));
    },
  });
  const invalid = name === '' ? null : name.startsWith('~') ? 'Only personal spaces start with ~.' : nameProblem(name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name !== '' && invalid === null) create.mutate(name);
  };
  return (
    <form onSubmit={submit} className="contents">
      <DialogBody>
        <TextField
          label="Name"
          value={name}
          onValueChange={setName}
          placeholder="research"
          autoComplete="off"
          maxLength={255}
          error={invalid ?? (create.isError ? problemMessage(create.error) : undefined)}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={name === '' || invalid !== null || create.isPending}>
          Create space
        </Button>
      </DialogFooter>
    </form>
  );
}
