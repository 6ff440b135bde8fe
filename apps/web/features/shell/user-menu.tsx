'use client';

import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import Link from 'next/link';

import { Avatar } from '@/components/ui/avatar.tsx';
import { Button } from '@/components/ui/button.tsx';
import {
  Menu,
  MenuContent,
  MenuGroup,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu.tsx';
import { useSignOut } from '@/features/session/use-sign-out.ts';

import { useTheme } from './theme-provider.tsx';
import { parseTheme } from './theme.ts';
import { useSession } from './use-session.ts';

export function UserMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { user } = useSession();
  const { theme, setTheme } = useTheme();
  const signOut = useSignOut();
  return (
    <Menu>
      <MenuTrigger>
        <Button variant="ghost" size="icon" className="rounded-full">
          <Avatar name={user.name} />
          <span className="sr-only">{user.name}: account and theme</span>
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-60">
        <div className="flex items-center gap-2.5 px-2 py-2">
          <Avatar name={user.name} className="size-8" />
          <div className="min-w-0">
            <div className="truncate text-sm font-medium">{user.name}</div>
            <div className="truncate text-xs text-ink-muted">{user.email}</div>
          </div>
        </div>
        <MenuSeparator />
        <MenuItem icon={<UserRound aria-hidden />} render={<Link href="/profile" />}>
          Profile
        </MenuItem>
        <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onClick={onHelp}>
          Keyboard shortcuts
        </MenuItem>
        <MenuSeparator />
        <MenuGroup>
          <MenuLabel>Theme</MenuLabel>
          <MenuRadioGroup value={theme} onValueChange={(value: string) => setTheme(parseTheme(value))}>
            <MenuRadioItem value="system" icon={<Monitor aria-hidden />}>
              As the system
            </MenuRadioItem>
            <MenuRadioItem value="light" icon={<Sun aria-hidden />}>
              Light
            </MenuRadioItem>
            <MenuRadioItem value="dark" icon={<Moon aria-hidden />}>
              Dark
            </MenuRadioItem>
          </MenuRadioGroup>
        </MenuGroup>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden />} onClick={() => signOut.mutate()}>
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
