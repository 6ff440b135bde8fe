'use client';

import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import { queries } from '@/lib/api/queries.ts';

import { MembersDialog } from './members-dialog.tsx';

/** The way to the members of a space, by its name; nothing for those who do not own it. */
export function MembersButton({ spaceName }: { readonly spaceName: string }) {
  const [open, setOpen] = useState(false);
  const label = useFolderLabel();
  const { data: spaces = [] } = useQuery(queries.spaces());
  const space = spaces.find(({ name, role }) => name === spaceName && role === 'owner');
  if (space === undefined) return null;
  return (
    <>
      <Button aria-label="Members" onClick={() => setOpen(true)}>
        <UsersRound aria-hidden />
        <span className="max-sm:hidden">Members</span>
      </Button>
      <MembersDialog space={space} label={label(spaceName)} open={open} onOpenChange={setOpen} />
    </>
  );
}
