'use client';

import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { problemMessage } from '@/lib/api/problems.ts';
import type { Entry } from '@/lib/api/types.ts';
import { joinPath } from '@/lib/paths.ts';

import { nameProblem } from './names.ts';
import { useChanges } from './use-changes.ts';

export interface NewFolderDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly folder: string;
  readonly onCreated: (entry: Entry) => void;
}

export function NewFolderDialog({ open, onOpenChange, folder, onCreated }: NewFolderDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="sm" title="New folder">
        <NewFolderForm
          folder={folder}
          onCreated={(entry) => {
            onOpenChange(false);
            onCreated(entry);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

function NewFolderForm({ folder, onCreated }: Pick<NewFolderDialogProps, 'folder' | 'onCreated'>) {
  const [name, setName] = useState('');
  const { createFolder } = useChanges();
  const create = useMutation({ mutationFn: (path: string) => createFolder(path), onSuccess: onCreated });
  const invalid = name === '' ? null : nameProblem(name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name !== '' && invalid === null) create.mutate(joinPath(folder, name));
  };
  return (
    <form onSubmit={submit} className="contents">
      <DialogBody>
        <TextField
          label="Name"
          value={name}
          onValueChange={(next) => {
            setName(next);
            create.reset();
          }}
          autoComplete="off"
          spellCheck={false}
          error={invalid ?? (create.isError ? problemMessage(create.error) : undefined)}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={name === '' || invalid !== null || create.isPending}>
          Create folder
        </Button>
      </DialogFooter>
    </form>
  );
}
