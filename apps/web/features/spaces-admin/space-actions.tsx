'use client';

import { Ellipsis, History, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx';
import type { Space } from '@/lib/api/types.ts';

import { DeleteSpaceDialog } from './delete-space-dialog.tsx';
import { RenameSpaceDialog } from './rename-space-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';

type Opened = 'rename' | 'retention' | 'delete';

/** What an owner can do with a space. Personal ones follow their user: they have no name of their own to choose. */
export function SpaceActions({ space, label }: { readonly space: Space; readonly label: string }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  if (space.role !== 'owner') return null;
  const dialog = (which: Opened) => ({
    space,
    open: opened === which,
    onOpenChange: (open: boolean) => setOpened(open ? which : null),
  });
  return (
    <>
      <Menu>
        <MenuTrigger>
          <IconButton label={`Actions for ${label}`} size="icon-sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent align="end">
          {space.personal ? null : (
            <MenuItem icon={<PenLine aria-hidden />} onClick={() => setOpened('rename')}>
              Rename
            </MenuItem>
          )}
          <MenuItem icon={<History aria-hidden />} onClick={() => setOpened('retention')}>
            How long things are kept
          </MenuItem>
          {space.personal ? null : (
            <>
              <MenuSeparator />
              <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={() => setOpened('delete')}>
                Delete
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <RenameSpaceDialog {...dialog('rename')} />
      <RetentionDialog {...dialog('retention')} label={label} />
      <DeleteSpaceDialog {...dialog('delete')} />
    </>
  );
}
