'use client';

import { usePathname, useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';

import { folderHref, folderOfPathname } from '@/lib/paths.ts';

/** The folder the address bar names, or null on pages that are no folder's. */
export function useCurrentFolder(): string | null {
  return folderOfPathname(usePathname());
}

/**
 * Goes to an address. From folder to folder only the address changes: the page is the same one, and everything it
 * shows is in the browser or comes from the API, so no page is asked of the server.
 */
export function useGo(): (href: string) => void {
  const router = useRouter();
  const here = useCurrentFolder();
  return (href) => {
    const there = folderOfPathname(new URL(href, window.location.origin).pathname);
    if (here !== null && there !== null) window.history.pushState(null, '', href);
    else router.push(href);
  };
}

type FolderLinkProps = Omit<ComponentProps<'a'>, 'href'> & { readonly path: string; readonly onGo?: () => void };

/** A link to a folder: real enough for a new tab, instant in this one. */
export function FolderLink({ path, onGo, children, ...props }: FolderLinkProps) {
  const go = useGo();
  const href = folderHref(path);
  return (
    <a
      {...props}
      href={href}
      draggable={false}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(href);
        onGo?.();
      }}
    >
      {children}
    </a>
  );
}
