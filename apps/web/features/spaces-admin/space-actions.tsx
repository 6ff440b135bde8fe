'use client';

import { Ellipsis, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx';
import type { Space } from '@/lib/api/types.ts';

import { DeleteSpaceDialog } from './delete-space-dialog.tsx';
import { RenameSpaceDialog } from './rename-space-dialog.tsx';

/** What an owner can do with a space. Personal ones follow their user and have nothing to choose. */
export function SpaceActions({ space }: { readonly space: Space }) {
  const [opened, setOpened] = useState<'rename' | 'delete' | null>(null);
  if (space.role !== 'owner' || space.personal) return null;
  const dialog = (which: 'rename' | 'delete') => ({
    space,
    open: opened === which,
    onOpenChange: (open: boolean) => setOpened(open ? which : null),
  });
  return (
    <>
      <Menu>
        <MenuTrigger>
          <IconButton label={`Actions for ${space.name}`} size="icon-sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem icon={<PenLine aria-hidden />} onClick={() => setOpened('rename')}>
            Rename
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={() => setOpened('delete')}>
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <RenameSpaceDialog {...dialog('rename')} />
      <DeleteSpaceDialog {...dialog('delete')} />
    </>
  );
}
