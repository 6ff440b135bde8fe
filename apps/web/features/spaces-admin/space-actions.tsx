'use client';

import { Ellipsis, FolderDown, Gauge, History, LogOut, PenLine, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';

import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { refusalOf } from '@/features/forms/refusal.ts';
import { memberWords } from '@/features/members/member-words.ts';
import { MembersDialog } from '@/features/members/members-dialog.tsx';
import { useLeaveSpace } from '@/features/members/use-leave-space.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { archiveUrl } from '@/lib/api/archive-url.ts';
import type { Space, SpaceUsage } from '@/lib/api/types.ts';
import { startDownload } from '@/lib/start-download.ts';

import { DeleteSpaceDialog } from './delete-space-dialog.tsx';
import { RenameSpaceDialog } from './rename-space-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';
import { SpaceQuotaDialog } from './space-quota-dialog.tsx';

type Opened = 'members' | 'rename' | 'retention' | 'quota' | 'delete';

interface SpaceActionsProps {
  readonly space: Space;
  readonly label: string;
  /** What it holds, once that is known. */
  readonly usage: SpaceUsage | undefined;
}

/** What can be done with a space. Personal ones follow their user: they have no name of their own to choose. */
export function SpaceActions({ space, label, usage }: SpaceActionsProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { user } = useSession();
  const owns = space.role === 'owner';
  const leave = useLeaveSpace({
    onRefused: (error) => {
      const { failure } = refusalOf(error, { fields: [], words: memberWords });
      toast.error(`You have not left ${label}`, failure?.message);
    },
  });
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
          {owns ? (
            <MenuItem icon={<UsersRound aria-hidden />} onClick={() => setOpened('members')}>
              Members
            </MenuItem>
          ) : null}
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
          {user.role === 'admin' && usage ? (
            <MenuItem icon={<Gauge aria-hidden />} onClick={() => setOpened('quota')}>
              Limit its size
            </MenuItem>
          ) : null}
          {space.name === `~${user.handle}` ? null : (
            <>
              <MenuSeparator />
              <MenuItem icon={<LogOut aria-hidden />} onClick={() => void leave(space, label)}>
                Leave
              </MenuItem>
            </>
          )}
          {owns && !space.personal ? (
            <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={() => setOpened('delete')}>
              Delete
            </MenuItem>
          ) : null}
        </MenuContent>
      </Menu>
      <MembersDialog {...dialog('members')} label={label} />
      <RenameSpaceDialog {...dialog('rename')} />
      <RetentionDialog {...dialog('retention')} label={label} />
      {usage ? <SpaceQuotaDialog {...dialog('quota')} label={label} usage={usage} /> : null}
      <DeleteSpaceDialog {...dialog('delete')} />
    </>
  );
}
