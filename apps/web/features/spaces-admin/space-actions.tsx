'use client';

import { Ellipsis, FolderDown, Gauge, History, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { archiveUrl } from '@/lib/api/archive-url.ts';
import type { Space, SpaceUsage } from '@/lib/api/types.ts';
import { startDownload } from '@/lib/start-download.ts';

import { DeleteSpaceDialog } from './delete-space-dialog.tsx';
import { RenameSpaceDialog } from './rename-space-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';
import { SpaceQuotaDialog } from './space-quota-dialog.tsx';

type Opened = 'rename' | 'retention' | 'quota' | 'delete';

interface SpaceActionsProps {
  readonly space: Space;
  readonly label: string;
  /** What it holds, once that is known. */
  readonly usage: SpaceUsage | undefined;
}

/** What can be done with a space. Personal ones follow their user: they have no name of their own to choose. */
export function SpaceActions({ space, label, usage }: SpaceActionsProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const isAdmin = useSession().user.role === 'admin';
  const owns = space.role === 'owner';
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
          <MenuItem
            icon={<FolderDown aria-hidden />}
            onClick={() => startDownload(archiveUrl(space.name), `${space.name}.zip`)}
          >
            Download as zip
          </MenuItem>
          {owns && !space.personal ? (
            <MenuItem icon={<PenLine aria-hidden />} onClick={() => setOpened('rename')}>
              Rename
            </MenuItem>
          ) : null}
          {owns ? (
            <MenuItem icon={<History aria-hidden />} onClick={() => setOpened('retention')}>
              How long things are kept
            </MenuItem>
          ) : null}
          {isAdmin && usage ? (
            <MenuItem icon={<Gauge aria-hidden />} onClick={() => setOpened('quota')}>
              Limit its size
            </MenuItem>
          ) : null}
          {owns && !space.personal ? (
            <>
              <MenuSeparator />
              <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={() => setOpened('delete')}>
                Delete
              </MenuItem>
            </>
          ) : null}
        </MenuContent>
      </Menu>
      <RenameSpaceDialog {...dialog('rename')} />
      <RetentionDialog {...dialog('retention')} label={label} />
      {usage ? <SpaceQuotaDialog {...dialog('quota')} label={label} usage={usage} /> : null}
      <DeleteSpaceDialog {...dialog('delete')} />
    </>
  );
}
