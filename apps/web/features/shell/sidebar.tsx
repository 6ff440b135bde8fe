'use client';

import { BookOpen, ContactRound, KeyRound, Library, Link2, ScrollText, Trash2, UserRound } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { SpaceNav } from '@/features/spaces/space-nav.tsx';
import { OwnUsage } from '@/features/usage/own-usage.tsx';

import { Wordmark } from './logo.tsx';
import { navItemClass, NavSection } from './nav-item.tsx';
import { useSession } from './use-session.ts';

/** Everywhere one can go. `onGo` closes the sheet it is in on a phone. */
export function Sidebar({ onGo = stay }: { readonly onGo?: () => void }) {
  const { user } = useSession();
  return (
    <nav aria-label="Main" className="flex h-full flex-col">
      <div className="flex h-14 shrink-0 items-center px-5">
        <Link href="/" aria-label="Sheaf, to your files" className="rounded-md" onClick={onGo}>
          <Wordmark />
        </Link>
      </div>
      <div className="scroll-quiet flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto pb-4">
        <SpaceNav onGo={onGo} />
        <ul className="flex flex-col gap-px px-2.5">
          <NavLink href="/links" icon={<Link2 aria-hidden />} onGo={onGo}>
            Links
          </NavLink>
          <NavLink href="/trash" icon={<Trash2 aria-hidden />} onGo={onGo}>
            Trash
          </NavLink>
        </ul>
        <NavSection label="Settings" className="mt-auto">
          {user.role === 'admin' ? (
            <>
              <NavLink href="/people" icon={<ContactRound aria-hidden />} onGo={onGo}>
                People
              </NavLink>
              <NavLink href="/audit" icon={<ScrollText aria-hidden />} onGo={onGo}>
                Audit
              </NavLink>
            </>
          ) : null}
          <NavLink href="/spaces" icon={<Library aria-hidden />} onGo={onGo}>
            Spaces
          </NavLink>
          <NavLink href="/api-keys" icon={<KeyRound aria-hidden />} onGo={onGo}>
            API keys
          </NavLink>
          <NavLink href="/profile" icon={<UserRound aria-hidden />} onGo={onGo}>
            Profile
          </NavLink>
          <li>
            <a href="/docs" className={navItemClass}>
              <BookOpen aria-hidden />
              API reference
            </a>
          </li>
        </NavSection>
        <div className="px-5">
          <OwnUsage />
        </div>
      </div>
    </nav>
  );
}

function NavLink({
  href,
  icon,
  children,
  onGo,
}: {
  readonly href: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onGo: () => void;
}) {
  const current = usePathname().startsWith(href);
  return (
    <li>
      <Link href={href} aria-current={current ? 'page' : undefined} className={navItemClass} onClick={onGo}>
        {icon}
        <span className="truncate">{children}</span>
      </Link>
    </li>
  );
}

function stay(): void {}
