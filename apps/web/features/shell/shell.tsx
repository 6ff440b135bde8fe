'use client';

import { CircleHelp, Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';

import { IconButton } from '@/components/ui/icon-button.tsx';
import { Sheet } from '@/components/ui/sheet.tsx';
import { SearchBox } from '@/features/search/search-box.tsx';
import { UploadButton } from '@/features/uploads/upload-button.tsx';
import { hasCommand, isInOverlay, isTyping } from '@/lib/keyboard.ts';

import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Sidebar } from './sidebar.tsx';
import { UserMenu } from './user-menu.tsx';

/** The frame round every page of the signed-in area: where to go on the left, search above, the page in its own sheet. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [navOpen, setNavOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  useHelpKey(() => setHelpOpen(true));

  return (
    <div className="flex h-full">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the files
      </a>
      <aside className="hidden w-60 shrink-0 lg:block">
        <Sidebar />
      </aside>
      <Sheet open={navOpen} onOpenChange={setNavOpen} label="Where to go">
        <Sidebar onGo={() => setNavOpen(false)} />
      </Sheet>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-14 shrink-0 items-center gap-2 px-2 sm:px-4 lg:pl-0">
          <IconButton label="Menu" className="lg:hidden" onClick={() => setNavOpen(true)}>
            <MenuIcon aria-hidden />
          </IconButton>
          <SearchBox />
          <div className="flex-1" />
          <UploadButton />
          <IconButton
            label="Keyboard shortcuts"
            shortcut="?"
            className="max-sm:hidden"
            onClick={() => setHelpOpen(true)}
          >
            <CircleHelp aria-hidden />
          </IconButton>
          <UserMenu onHelp={() => setHelpOpen(true)} />
        </header>
        <main
          id="main"
          className="min-h-0 min-w-0 flex-1 overflow-hidden border-line bg-surface max-lg:border-t lg:rounded-tl-xl lg:border-t lg:border-l"
        >
          {children}
        </main>
      </div>
      <ShortcutsDialog open={helpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}

function useHelpKey(show: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || hasCommand(event) || event.altKey) return;
      if (isTyping(event.target) || isInOverlay(event.target)) return;
      event.preventDefault();
      show();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
